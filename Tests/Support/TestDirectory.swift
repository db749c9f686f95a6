package import Foundation

/// A new directory, removed with its content when the last reference goes.
package final class TestDirectory: Sendable {
    /// The path, without a slash at its end.
    package let path: String

    /// - Parameter place: an existing directory, in which the new one is made.
    package init(in place: String = "/tmp") throws {
        path = "\(place)/ombudsd-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    package var url: URL { URL(filePath: path, directoryHint: .isDirectory) }

    /// The path of an entry, whether it is there or not.
    package subscript(name: String) -> String { "\(path)/\(name)" }

    /// Writes a file. A file of that name is overwritten in place.
    package func write(_ content: some Sequence<UInt8>, to name: String) throws {
        try Data(content).write(to: URL(filePath: self[name]))
    }

    /// Writes a file. A file of that name is overwritten in place.
    package func write(_ text: String, to name: String) throws { try write(text.utf8, to: name) }

    package func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: self[name], withIntermediateDirectories: true)
    }

    /// The content of a file; nil where there is none.
    package func text(of name: String) -> String? {
        FileManager.default.contents(atPath: self[name]).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The names in the directory, or in a folder of it, sorted; empty where there is no such folder.
    package func names(in folder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: self[folder])) ?? []).sorted()
    }

    /// The permission bits of an entry; nil where there is none.
    package func mode(of name: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: self[name])
        return attributes?[.posixPermissions] as? Int
    }
}
