import Configuration
import Testing

@Suite struct SettingsFuzzTests {
    /// Each seed makes other files, the same ones in every run.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `a damaged file is read or refused with a line of it`(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let shipped = try shippedFile("ombudsd.yaml")
        let originals = Self.files + [shipped, shipped.replacing("\n# ", with: "\n")]
        for _ in 0..<1500 {
            let bytes = Self.damaged(Array(originals.randomElement(using: &random, or: "").utf8), using: &random)
            let text = String(decoding: bytes, as: UTF8.self)
            do throws(SettingsError) {
                _ = try SettingsFile.parse(text, path: "f")
            } catch {
                let line = error.message.prefixMatch(of: /f:([1-9][0-9]*): ./).flatMap { Int($0.1) }
                let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                try #require(line.map((1...lines.count).contains) == true, "\(text.debugDescription): \(error.message)")
            }
        }
    }

    private static let files = [
        "inbox:\n  settle-seconds: &n 2.5\n  poll-seconds: *n\n  directories: off\n",
        "notify: {command: [/usr/bin/tell, \"a b\", 'c', -5], timeout-seconds: 1:30}",
        "control:\n  group: |\n    staff\n  administrators: >-\n    a\n    b\n",
        "%YAML 1.1\n---\nrules: {letter-missing: &a {enabled: yes}, uphold-rising: *a}\n...\n",
        "? inbox\n: {=: {}}\n? [a, {b: c}]\n: !!str x # comment\n",
        "\u{FEFF}log-level: \"d\\u0065bug\\n\\\n  x\"\r\npeers: {minimum: 0x1F}\r",
    ]

    private static let pieces = [
        " ", "\n", "\t", ":", ": ", "- ", "[", "]", "{", "}", ",", "\"", "'", " #", "&n ", "*n", "!", "!!str ", "|",
        ">", "%",
        "@", "? ", "~", "=", "<<", "---\n", "...\n", "\r", "\0", "\u{7}", "\u{85}", "\u{2028}", "\u{FEFF}", "\\",
        "\\x0",
        "inbox: ", "0x", "_", "9999999999999999999", "1:30:", "🙂",
    ]

    private static func damaged(_ original: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.replaceSubrange(place..<end, with: [UInt8.random(in: 0...255, using: &random)])
            case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random, or: "").utf8, at: place)
            case 2: bytes.removeSubrange(place..<end)
            default: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
            }
        }
        return bytes
    }
}

extension [String] {
    fileprivate func randomElement(using random: inout SplitMix64, or empty: String) -> String {
        randomElement(using: &random) ?? empty
    }
}

/// Numbers that follow from a seed (https://prng.di.unimi.it/splitmix64.c).
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
