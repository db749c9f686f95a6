import ControlInterface
import Testing

@testable import Commands

@Suite struct ArgumentOrderTests {
    private static let order = ArgumentOrder(verbs: ["status", "show", "alerts", "ack", "compare"])

    @Test(arguments: [
        (["--json", "status"], ["status", "--json"]), (["status", "--json"], ["status", "--json"]),
        (["--root", "x", "--json", "show", "Kent"], ["--root", "x", "show", "--json", "Kent"]),
        (["--year", "2023-24", "show", "Kent"], ["show", "--year", "2023-24", "Kent"]),
        (["--root=x", "show", "status"], ["--root=x", "show", "status"]), (["--help"], ["--help"]),
    ]) func `options before the verb stand behind it`(_ arguments: [String], _ first: [String]) {
        #expect(Self.order.orders(of: arguments).first == first)
    }

    @Test func `an option's value may be the name of a verb`() {
        #expect(
            Self.order.orders(of: ["--note", "status", "ack", "a"]).contains(["ack", "--note", "status", "a"]))
    }

    @Test(arguments: [
        (["statsu"], "statsu"), (["--root", "x", "shwo", "Kent"], "shwo"), (["status"], nil),
        (["--jsn", "status"], nil),
        ([], nil),
    ]) func `a word where the verb should stand is found`(_ arguments: [String], _ word: String?) {
        #expect(Self.order.unknownVerb(in: arguments) == word)
    }

    @Test(arguments: [
        ("statsu", "Did you mean `ombudsctl status`?"), ("comp", "Did you mean `ombudsctl compare`?"),
        ("Alert", "Did you mean `ombudsctl alerts`?"), ("a", "lists them all"),
    ]) func `a verb that is nearly right is named`(_ word: String, _ hint: String) {
        #expect(Self.order.failure(ofVerb: word).message.contains(hint))
    }

    @Test(arguments: [
        (["--color=always", "status"], ColorChoice.always, ["status"]),
        (["status", "--color", "never"], .never, ["status"]), (["status"], nil, ["status"]),
        (["--color", "auto", "--color=always", "a"], .always, ["a"]),
        (["read", "--", "--color=always"], nil, ["read", "--", "--color=always"]),
    ]) func `a choice of colours stands anywhere`(_ given: [String], _ choice: ColorChoice?, _ rest: [String]) throws {
        var arguments = given
        #expect(try ColorChoice.taken(from: &arguments) == choice)
        #expect(arguments == rest)
    }

    @Test(arguments: [["--color=red"], ["--color"], ["--color="]]) func `any other choice is refused`(_ given: [String])
    {
        var arguments = given
        #expect(throws: Failure.self) { try ColorChoice.taken(from: &arguments) }
    }

    @Test func `no two verbs share a name`() {
        #expect(Ombudsctl.verbNames.count > 20)
        #expect(Set(Ombudsctl.verbNames).count == Ombudsctl.verbNames.count)
    }
}
