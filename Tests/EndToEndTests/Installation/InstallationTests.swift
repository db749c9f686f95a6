import Foundation
import Glibc
import TestSupport
import Testing

/// `make install` and `make uninstall`, without a compiler in the path.
@Suite(
    .serialized, .timeLimit(.minutes(10)),
    .enabled(
        if: access("/usr/bin/make", X_OK) == 0 && access("/usr/bin/strip", X_OK) == 0, "there is no make or strip"))
struct InstallationTests {
    @Test func `what is built is installed, a changed settings file stays, and all but the settings is removed again`()
        throws
    {
        let programs = try BuiltPrograms()
        let place = try TestDirectory()

        let install = try programs.make("install", into: place)
        #expect(install.status == 0, "\(install.output)")
        let files = Set(try Self.files(of: place))
        #expect(files.isSuperset(of: Self.always), "\(Self.always.subtracting(files))")
        for program in ["usr/bin/ombudsd", "usr/bin/ombudsctl", "usr/libexec/ombudsd/ombudsd-extract"] {
            #expect(place.mode(of: program) == 0o755)
        }
        let unit = try #require(place.text(of: "usr/lib/systemd/system/ombudsd.service"))
        #expect(unit.contains("\nExecStart=/usr/bin/ombudsd\n") && !unit.contains("@bindir@"))

        try place.write("log-level: debug\n", to: "etc/ombudsd/ombudsd.yaml")
        let again = try programs.make("install", into: place)
        #expect(again.status == 0 && again.output.contains("stays as it is"), "\(again.output)")
        #expect(place.text(of: "etc/ombudsd/ombudsd.yaml") == "log-level: debug\n")
        #expect(place.names(in: "etc/ombudsd") == ["ombudsd.yaml", "ombudsd.yaml.new", "peer-averages.csv"])

        let removal = try programs.make("uninstall", into: place)
        #expect(removal.status == 0, "\(removal.output)")
        let left = try Self.files(of: place)
        #expect(left.allSatisfy { $0.hasPrefix("etc/ombudsd/") }, "\(left)")
    }

    @Test func `where nothing is built, nothing is installed, and the message says what to do`() throws {
        let place = try TestDirectory()
        let install = try BuiltPrograms().run([
            "make", "install", "built=\(place["none"])", "DESTDIR=\(place.path)",
        ])
        #expect(install.status != 0 && install.output.contains("make build"), "\(install.output)")
        #expect(place.names().isEmpty)
    }

    static let always: Set<String> = [
        "etc/ombudsd/ombudsd.yaml", "etc/ombudsd/peer-averages.csv", "usr/bin/ombudsctl", "usr/bin/ombudsd",
        "usr/lib/systemd/catalog/ombudsd.catalog", "usr/lib/systemd/system/ombudsd.service",
        "usr/lib/systemd/system/ombudsd.socket", "usr/lib/sysusers.d/ombudsd.conf", "usr/lib/tmpfiles.d/ombudsd.conf",
        "usr/libexec/ombudsd/ombudsd-extract", "usr/share/bash-completion/completions/ombudsctl",
        "usr/share/bash-completion/completions/ombudsd", "usr/share/fish/vendor_completions.d/ombudsctl.fish",
        "usr/share/fish/vendor_completions.d/ombudsd.fish", "usr/share/zsh/site-functions/_ombudsctl",
        "usr/share/zsh/site-functions/_ombudsd", "usr/share/man/man1/ombudsctl.1", "usr/share/man/man5/ombudsd.yaml.5",
        "usr/share/man/man8/ombudsd.8",
    ]

    /// The paths of all files in a directory, below it.
    private static func files(of directory: TestDirectory) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: directory.path).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: directory[path], isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
