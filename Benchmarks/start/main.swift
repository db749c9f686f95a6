import Glibc
import Model
import Oversight
import Reading
import Repository
import Specimens

/// Measures stores of many documents: the time and memory of the daemon's opening, and the cost of one more letter.
///
///     start crowds DIRECTORY        in a new store, the same bytes again and again, and a checkpoint of many rejected documents
///     start DIRECTORY COUNT         makes a store of COUNT documents there, unless there is one, opens it, and adds some
///     start DIRECTORY COUNT open    opens it, and alters nothing
///
/// It runs itself again for each, so that one's memory is not another's.
enum Start {
    static func run(_ arguments: [String]) throws {
        if arguments.count == 3, arguments[1] == "crowds" { return try crowds(arguments[2]) }
        guard arguments.count >= 3, let count = Int(arguments[2]) else {
            print("usage: start DIRECTORY COUNT, start crowds DIRECTORY")
            exit(2)
        }
        let directory = arguments[1]
        switch arguments.count > 3 ? arguments[3] : "" {
        case "make": try make(directory, count)
        case "open": _ = try open(directory)
        case "more": try more(try open(directory))
        default:
            if access("\(directory)/format.json", F_OK) != 0 { again(arguments[0], directory, "\(count)", "make") }
            again(arguments[0], directory, "\(count)", "open")
            again(arguments[0], directory, "\(count)", "more")
        }
    }

    private static func again(_ arguments: String...) {
        var pid = pid_t()
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var status: Int32 = 0
        guard posix_spawn(&pid, "/proc/self/exe", nil, nil, &pointers, environ) == 0,
            waitpid(pid, &status, 0) == pid, status == 0
        else { exit(1) }
    }

    /// A letter about each of the authorities in turn, for year after year.
    private static func events(_ range: Range<Int>, firstSpecimen: Int? = nil) -> [Event] {
        range.map { index in
            var reading = specimens[(index - range.lowerBound + (firstSpecimen ?? range.lowerBound)) % specimens.count]
            reading.authority = authorities[index % authorities.count]
            let year = 2005 + index / authorities.count % 20
            if let period = Period(endYear: year) { reading.period = period }
            // The letters of a type and year state the same averages.
            for name in reading.figures.keys where name.rawValue.hasSuffix("peerAverage") {
                reading.figures[name]?.value = Double(30 + year % 10)
            }
            let document = Document(
                sha256: hash(index), mediaType: "text/plain", size: 6000, pages: 3,
                arrival: Arrival(name: "letter-\(index).txt", device: 1, inode: UInt64(index), at: now))
            return .read(document, [reading])
        }
    }

    private static func hash(_ index: Int) -> String {
        let digits = String(index, radix: 16)
        return String(repeating: "0", count: 64 - digits.count) + digits
    }

    private static let now = Timestamp(seconds: 1_700_000_000)
    private static let authorities = Array(AuthorityRegister.shared.authorities.prefix(400))
    private static let specimens: [Reading] = (UInt64(1)...1200).compactMap { seed in
        let specimen =
            switch seed % 3 {
            case 0: TabularLetterSpecimen.compose(seed: seed)
            case 1: SentenceLetterSpecimen.compose(seed: seed)
            default: OlderLetterSpecimen.compose(seed: seed)
            }
        return try? DocumentReader.read(DocumentText(specimen.text)).first
    }

    /// Commits letters and marks their alerts as delivered, as the daemon does.
    private static func make(_ directory: String, _ count: Int) throws {
        let kept = try StateRepository(directory: directory)
        for start in stride(from: 0, to: count, by: 1000) {
            try kept.commit(events(start..<min(start + 1000, count)), at: now)
            try kept.commit([.delivered(kept.outbox?.map(\.id) ?? [])], at: now)
            if start % 10_000 == 9000 { try kept.checkpoint() }
        }
        try kept.checkpoint()
    }

    private static func open(_ directory: String) throws -> StateRepository {
        let clock = ContinuousClock()
        let start = clock.now
        let kept = try StateRepository(directory: directory)
        let time = clock.now - start
        print(
            "\(kept.state.counts.processed) documents: opened in \(time.milliseconds) ms, \(processorTime()) ms of "
                + "processor time, \(memory()) MiB")
        return kept
    }

    /// Times more letters: each in a commit of its own, and all in one; then the checkpoint of the councils that they
    /// are about.
    private static func more(_ kept: StateRepository) throws {
        let count = 100
        func next() -> [Event] {
            let start = kept.state.counts.processed
            // The same letters are added to any store, so that their times can be compared.
            return Self.events(start..<start + count, firstSpecimen: 0)
        }
        let single = next()
        try report("a letter more", count) { for event in single { try kept.commit([event], at: now) } }
        try report("a council more in a checkpoint", count) { try kept.checkpoint() }
        let together = next()
        try report("a letter more of \(count) in a batch", count) { try kept.commit(together, at: now) }
        var policy = kept.state.policy
        policy.peersMinimum += 1
        try report("new settings", 1) { try kept.commit([.policy(policy)], at: now) }
        print("in the end \(memory()) MiB")
    }

    private static func crowds(_ directory: String) throws {
        let kept = try StateRepository(directory: directory)
        guard case .filed(let letter) = events(0..<1)[0] else { return }
        var document = letter.document.value
        for first in stride(from: 1, to: 100_000, by: 10_000) {
            try report("the same bytes from the \(first)th time on, with a checkpoint", 10_000) {
                for start in stride(from: first, to: first + 10_000, by: 100) { try again(start..<start + 100) }
                try kept.checkpoint()
            }
        }
        func again(_ numbers: Range<Int>) throws {
            try kept.commit(
                numbers.map { number in
                    document.arrivals = [
                        Arrival(name: "letter-\(number).txt", device: 1, inode: UInt64(number), at: now)
                    ]
                    return .filed(Change.Filed(document: LazilyDecoded(document), readings: letter.readings))
                }, at: now)
        }

        let count = 4096
        for start in stride(from: 1, through: count, by: 256) {
            try kept.commit(
                (start..<start + 256).map { number in
                    let arrival = Arrival(name: "\(number).txt", device: 1, inode: UInt64(number), at: now)
                    let document = Document(
                        sha256: hash(number), mediaType: "text/plain", size: 6000, pages: 3, arrival: arrival)
                    return .refused(document, Refusal(.empty, "There is no text in it."))
                }, at: now)
        }
        var longest = Duration.zero
        var isUnderWay = true
        try report("a checkpoint of \(count) rejected documents, each", count) {
            while isUnderWay {
                let time = try ContinuousClock().measure { isUnderWay = try kept.continueCheckpoint() }
                if isUnderWay { longest = max(longest, time) } else { print("its last part: \(time.milliseconds) ms") }
            }
        }
        print("the longest of its other parts: \(longest.milliseconds) ms")
    }

    private static func report(_ what: String, _ count: Int, _ body: () throws -> Void) rethrows {
        let before = processorTime()
        let time = try ContinuousClock().measure(body)
        print(
            "\(what): \(time.milliseconds / Double(count)) ms, \(Double(processorTime() - before) / Double(count)) ms of processor time"
        )
    }

    /// The processor time of all threads so far, in milliseconds.
    private static func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    }

    /// The peak of the process's memory, in MiB.
    private static func memory() -> Int {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return usage.ru_maxrss / 1024
    }
}

extension Duration {
    fileprivate var milliseconds: Double { (self / .microseconds(1)).rounded() / 1000 }
}

try Start.run(CommandLine.arguments)
