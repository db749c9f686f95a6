import Foundation
import Glibc
import TestSupport
import Testing

/// The Debian package, made of the tests' own programs.
@Suite(
    .serialized, .timeLimit(.minutes(20)),
    .enabled(
        if: ["make", "strip", "dpkg-deb", "dpkg-shlibdeps"].allSatisfy { access("/usr/bin/\($0)", X_OK) == 0 },
        "there is no make, strip, dpkg-deb or dpkg-shlibdeps"))
struct PackageTests {
    @Test
    func `two packages of the same programs have the same bytes, the right dependencies, and no error by lintian`()
        throws
    {
        let programs = try BuiltPrograms()
        let (first, second) = (try TestDirectory(), try TestDirectory())
        let package = try programs.package(in: first.path)

        let other = try programs.package(in: second.path)
        #expect(try programs.run(["cmp", package, other]).status == 0)

        let names = try programs.run(["sh", "-c", "dpkg-deb --fsys-tarfile \"$0\" | tar t", package]).output
        let files = Set(names.split(separator: "\n").map { String($0.dropFirst(2)) })
        let expected = InstallationTests.always.map { $0.contains("/man/") ? $0 + ".gz" : $0 }
        #expect(files.isSuperset(of: expected + ["usr/share/doc/ombudsd/copyright"]))

        let fields = try programs.run(["dpkg-deb", "--field", package]).output
        let depends = fields.split(separator: "\n").first { $0.hasPrefix("Depends: ") } ?? ""
        let loaded = try Self.packagesLoaded(by: first["stage"], programs)
        #expect(!loaded.isEmpty)
        for name in loaded { #expect(depends.contains(name), "\(name) is not in \(depends)") }
        #expect(fields.contains("\nRecommends: poppler-utils, tesseract-ocr\n"))

        guard access("/usr/bin/lintian", X_OK) == 0 else {
            print("lintian is not installed; the package was not checked by it.")
            return
        }
        // The tests' programs are linked with the compiler's libraries, and the package is not compressed, which saves a minute.
        let others = [
            "custom-library-search-path", "uses-no-compression-for-control-tarball",
            "uses-no-compression-for-data-tarball",
        ].joined(separator: ",")
        let check = try programs.run([
            "lintian", "--fail-on", "error", "--allow-root", "--suppress-tags", others, package,
        ])
        #expect(check.status == 0, "\(check.output)")
    }

    /// The packages of the libraries that the programs name, by the loader and dpkg; those of Swift are nobody's.
    private static func packagesLoaded(by stage: String, _ programs: BuiltPrograms) throws -> Set<String> {
        let script = """
            for program in "$0"/usr/bin/* "$0"/usr/libexec/ombudsd/*; do
                for name in $(objdump -p "$program" | sed -n 's/^ *NEEDED *//p'); do
                    path=$(ldd "$program" | sed -n "s|^.*$name => \\([^ ]*\\).*|\\1|p" | head -n 1)
                    [ -n "$path" ] && dpkg -S "$(realpath "$path")" "$path" 2>/dev/null | sed 's/:.*//'
                done
            done
            true
            """
        let output = try programs.run(["sh", "-c", script, stage]).output
        // The compiler's own runtime library comes with every system's C library.
        return Set(output.split(separator: "\n").map { String($0) }).subtracting(["libgcc-s1", "libstdc++6"])
    }

    @Test func `the comparison of two packages names the files that differ`() throws {
        let directory = try TestDirectory()
        let script = """
            mkdir -p tree/DEBIAN tree/usr
            printf 'Package: example\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.org>\nDescription: An example\n' \
                >tree/DEBIAN/control
            for name in same other; do echo one >tree/usr/$name; done
            pack() { find tree -exec touch --date=@1 {} +; dpkg-deb --root-owner-group -Znone --build tree $1.deb; }
            pack first; pack again; echo two >tree/usr/other; pack second
            """
        let programs = try BuiltPrograms()
        let made = try programs.run(["sh", "-euc", script], in: directory.path)
        #expect(made.status == 0, "\(made.output)")
        func compare(_ name: String) throws -> (status: Int32, output: String) {
            let run = try programs.run(["scripts/compare-builds", directory["first.deb"], directory["\(name).deb"]])
            return (run.status, run.output)
        }
        let equal = try compare("again")
        #expect(equal.status == 0 && equal.output.contains("the same bytes"), "\(equal.output)")
        let different = try compare("second")
        #expect(different.status == 1)
        #expect(different.output.contains("usr/other") && !different.output.contains("usr/same"))
    }

    @Test(arguments: ["postinst", "prerm", "postrm"])
    func `a maintainer script is correct for a POSIX shell`(name: String) throws {
        let run = try BuiltPrograms().run(["sh", "-n", "scripts/debian/\(name)"])
        #expect(run.status == 0 && run.output.isEmpty, "\(run.output)")
    }

    @Test func `a purge removes the state, and a removal leaves it`() throws {
        let root = try TestDirectory()
        for place in ["var/lib/ombudsd/store", "var/spool/ombudsd/processed", "etc/ombudsd"] {
            try root.makeFolder(place)
        }
        let programs = try BuiltPrograms()
        for (action, isThere) in [("remove", true), ("purge", false)] {
            let run = try programs.run(["scripts/debian/postrm", action], ["DPKG_ROOT=\(root.path)"])
            #expect(run.status == 0, "\(run.output)")
            #expect(root.names(in: "var/lib").contains("ombudsd") == isThere)
            #expect(root.names(in: "var/spool").contains("ombudsd") == isThere)
            #expect(root.names(in: "etc").contains("ombudsd") == isThere)
        }
    }
}
