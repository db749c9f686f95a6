import ControlInterface
import Extraction
import Foundation
import Glibc
import Linux
import Model
import Oversight
import Specimens
import TestSupport

/// The documents put into an inbox, and the expected results. The same seed gives the same documents.
struct Load {
    /// The expected state of one content, however often it arrived.
    struct Content {
        var isLetter: Bool
        /// The ids of the alerts that it raises; nil where they depend on other documents, too.
        var alerts: Set<String>?
        var arrivals = 0
        /// The shared names under which it was dropped.
        var sharedNames: Set<String> = []
    }

    /// By SHA-256.
    private(set) var contents: [String: Content] = [:]
    private let root: URL
    private var texts: [String] = []
    private var years: Set<String> = []
    private var generator: SeededGenerator
    private var lastSeed: UInt64
    private var number = 0

    init(root: URL, seed: UInt64) {
        self.root = root
        generator = SeededGenerator(seed: seed)
        // Each seed has specimens of its own.
        lastSeed = generator.next() >> 16
    }

    var arrivals: Int { contents.values.reduce(0) { $0 + $1.arrivals } }

    /// Puts one file into the inbox: new or known content, moved in, linked in or written there.
    mutating func add() throws {
        number += 1
        let text: String
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<6: text = letter()
        case 6: text = "Residents' news \(lastSeed)-\(number). The fair is on 3 July; 75% of you came last year.\n"
        default: text = texts.randomElement(using: &generator) ?? letter()
        }
        let sha256 = SHA256.hexDigest(of: Array(text.utf8))
        if contents[sha256] == nil {
            contents[sha256] = Content(isLetter: false, alerts: [])
            texts.append(text)
        }
        contents[sha256]?.arrivals += 1
        try put(text, of: sha256)
    }

    /// A letter that is the only one of its council and year, so that nothing depends on the order of reading.
    private mutating func letter() -> String {
        while true {
            lastSeed += 1
            let statesAverage = lastSeed % 4 != 0
            let specimen = (statesAverage ? Composer.sentenceLetters : .tabularLetters).compose(seed: lastSeed)
            let expected = specimen.expected
            let slug = AuthorityRegister.slug(for: expected.authority)
            guard let end = Int(expected.periodEnd.prefix(4)), let period = Period(endYear: end),
                years.insert("\(slug).\(period.name)").inserted
            else { continue }
            contents[SHA256.hexDigest(of: Array(specimen.text.utf8))] = Content(
                isLetter: true,
                alerts: statesAverage ? Set(expected.alerts.map { "\(slug).\(period.name).\($0)" }) : nil)
            texts.append(specimen.text)
            return specimen.text
        }
    }

    /// Puts a text into the inbox, sometimes under a name that other letters had before.
    private mutating func put(_ text: String, of sha256: String) throws {
        let inbox = root.appending(path: "inbox")
        let own = inbox.appending(path: "letter-of-its-own-\(number).txt")
        // A letter under the name of a rejected file would end the alert about that, and the archive makes no further copy of a
        // content that comes again under the same name.
        let sharedName = "letter-\(number % 7).txt"
        let mayShare =
            contents[sha256]?.isLetter == true && contents[sha256]?.sharedNames.insert(sharedName).inserted == true
        let shared = mayShare ? inbox.appending(path: sharedName) : own
        let aside = root.appending(path: "aside")
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<2:
            try text.write(to: own, atomically: false, encoding: .utf8)
        case 2..<4:
            try text.write(to: aside, atomically: false, encoding: .utf8)
            guard link(aside.path(), shared.path()) == 0 || link(aside.path(), own.path()) == 0 else {
                throw PrivateJournal.Failure(text: "nothing could be linked into the inbox: \(errno)")
            }
            unlink(aside.path())
        default:
            try text.write(to: aside, atomically: false, encoding: .utf8)
            guard rename(aside.path(), own.path()) == 0 else {
                throw PrivateJournal.Failure(text: "nothing could be moved into the inbox: \(errno)")
            }
        }
    }
}
