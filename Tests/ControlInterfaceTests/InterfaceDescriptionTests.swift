import ControlInterface
import InterfaceChecks
import Testing

@Suite struct InterfaceDescriptionTests {
    @Test(arguments: [
        ControlInterface.interface.description, VarlinkService.interface.description,
        MetricsInterface.interface.description,
    ])
    func `a description is valid varlink, and no name stands twice`(_ description: String) throws {
        _ = try InterfaceDefinition(description)
    }

    @Test(arguments: [
        "interface io.x\ntype A (b: string)\nmethod A() -> (a: A)",
        "interface io.x\nmethod A() -> (a: B)",
        "interface io.x\nmethod A() -> (a: ??string)",
        "interface io.x\nmethod A() -> (a: string, a: int)",
        "interface io.x\nmethod A() -> (a-b: string)",
        "interface io.x\nmethod A() -> (a: string, b)",
        "interface io.x\nmethod a() -> ()",
        "interface io.x\nmethod A()",
        "interface x\nmethod A() -> ()",
        "interface io.x\ntype A (b: [int]string)\nmethod M() -> (a: A)",
    ])
    func `the parser of these tests rejects what is not valid`(_ description: String) {
        #expect(throws: InterfaceDefinition.Mistake.self) { try InterfaceDefinition(description) }
    }

    @Test func `every method stands in the description with the words of its type`() throws {
        let definition = try InterfaceDefinition(ControlInterface.interface.description)
        #expect(definition.name == "io.ombudsd.Control")
        #expect(Set(definition.methods.keys) == Set(ControlInterface.interface.methods.map { $0.name }))
        let lines = Set(ControlInterface.interface.description.split(separator: "\n").map(String.init))
        for method in ControlInterface.interface.methods {
            for line in method.documentation.split(separator: "\n") { #expect(lines.contains("# \(line)")) }
        }
    }

    @Test func `the methods are those that scripts rely on`() {
        #expect(
            ControlInterface.interface.methods.filter { !$0.changesState }.map { $0.qualifiedName } == [
                "io.ombudsd.Control.Status", "io.ombudsd.Control.Alerts", "io.ombudsd.Control.Alert",
                "io.ombudsd.Control.Authorities", "io.ombudsd.Control.Authority", "io.ombudsd.Control.Documents",
                "io.ombudsd.Control.Silences", "io.ombudsd.Control.Figures", "io.ombudsd.Control.Watch",
                "io.ombudsd.Control.Search",
            ])
        #expect(
            ControlInterface.interface.methods.filter { $0.changesState }.map { $0.name } == [
                "Rescan", "Retry", "Acknowledge", "Unacknowledge", "Silence", "Unsilence", "Reload", "Mend",
            ])
    }
}
