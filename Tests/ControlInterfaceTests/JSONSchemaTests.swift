import ControlInterface
import Foundation
import InterfaceChecks
import Testing

/// The JSON Schemas in `docs/json`. `make rules` writes them.
@Suite struct JSONSchemaTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/json")

    @Test(arguments: JSONSchema.all)
    func `a schema says what a verb prints`(_ schema: JSONSchema) throws {
        let file = Self.folder.appending(path: schema.fileName)
        if ProcessInfo.processInfo.environment["OMBUDSD_WRITE_RULES"] != nil {
            try Data(schema.text.utf8).write(to: file)
        }
        #expect(
            try String(contentsOf: file, encoding: .utf8) == schema.text,
            "`make rules` writes docs/json/\(schema.fileName) anew")
    }

    @Test func `there is no schema of anything else`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path()).filter {
            $0.hasSuffix(".json")
        }
        #expect(Set(files) == Set(JSONSchema.all.map(\.fileName)))
    }

    /// `MendingRecord` stands inside a year, which has both.
    @Test(arguments: JSONSchema.all)
    func `where an authority or a period is a name, the one form of both stands beside it`(_ schema: JSONSchema) throws
    {
        func check(_ node: Any, _ name: String) {
            guard let object = node as? [String: Any] else { return }
            if let members = object["properties"] as? [String: [String: Any]], name != "MendingRecord" {
                let isName = ["authority", "period"].contains { member in
                    members[member].map { $0["$ref"] == nil && $0["anyOf"] == nil } ?? false
                }
                #expect(!isName || members["about"] != nil, "\(schema.schema) \(name)")
            }
            for (key, value) in object { check(value, key) }
        }
        check(try JSONSerialization.jsonObject(with: Data(schema.text.utf8)), schema.schema)
    }

    @Test func `every reply of the interface that verbs print has one`() {
        let described = Set(JSONSchema.all.map(\.schema))
        for sample in ["status", "alerts", "alert", "authorities", "authority", "documents", "silences", "mending"] {
            #expect(described.contains("ombudsd.\(sample)/1"))
        }
    }
}
