/// One target of the plan: the rooms that it may know, and why no others.
struct Room: Sendable, CustomStringConvertible {
    enum Kind: Sendable { case program, composition, work, adapter, ground, pure }

    let name: String
    let kind: Kind
    /// The rooms that it may import.
    let knows: Set<String>
    /// The sentence that a forbidden import is answered with.
    let reason: String

    var description: String { name }

    static func named(_ name: String) -> Room? { all.first { $0.name == name } }

    /// From the top down: a room may know only rooms further down.
    static let all: [Room] = [
        Room(
            "ombudsd", .program, knows: ["Daemon"],
            "The program only starts the daemon, so that all of it can be tested as a library."),
        Room(
            "ombudsctl", .program, knows: ["Commands"],
            "The program only starts the command line, so that all of it can be tested as a library."),
        Room(
            "ombudsd-extract", .program, knows: ["ConfinedProgram", "Decoding"],
            "The program starts for each document, so it must be small; its formats can be tested as a library."),
        Room(
            "compose-specimens", .program, knows: ["Model", "Specimens"],
            "Specimens are composed from figures alone; whoever wants them in a store drops them into an inbox."),
        Room(
            "Daemon", .composition,
            knows: [
                "Configuration", "ControlInterface", "Extraction", "Inbox", "Ingest", "Linux", "Model", "Oversight",
                "Processes", "Repository", "Store", "Systemd", "TextIndex", "Varlink",
            ],
            "The daemon composes and delivers; it reads texts through Ingest and never mends a store by itself."),
        Room(
            "Commands", .composition,
            knows: [
                "Archives", "Configuration", "ConfinedProgram", "ControlInterface", "Extraction", "Inbox", "Ingest",
                "Linux",
                "Maintenance", "Model", "Oversight", "Reading", "Repository", "Scoring", "Specimens", "Store",
                "Systemd", "Varlink",
            ],
            "The verbs ask the daemon; they run none of its services."),
        Room(
            "Maintenance", .work,
            knows: [
                "Configuration", "ControlInterface", "Extraction", "Inbox", "Ingest", "Linux", "Model", "Oversight",
                "Processes", "Repository", "Store",
            ],
            "A repair works on a store that no daemon has open, so it must not need the daemon's services."),
        Room(
            "Ingest", .work,
            knows: [
                "ConfinedProgram", "Extraction", "Linux", "Model", "Oversight", "Processes", "Reading", "Repository",
            ],
            "A document is made from bytes wherever they come from, so Ingest must not know the inbox or the store."),
        Room(
            "Repository", .work, knows: ["Linux", "Model", "Oversight", "Store"],
            "The state is committed and read back whichever way documents arrive and alerts are delivered."),
        Room(
            "Configuration", .work, knows: ["ControlInterface", "Linux", "Model", "Oversight"],
            "Settings are read and checked by themselves; those who use them stand above."),
        Room(
            "Inbox", .adapter, knows: ["Linux"],
            "The inbox moves files safely whatever is in them, so it must not know documents, readings or the store."),
        Room(
            "Extraction", .adapter, knows: ["ConfinedProgram", "Linux", "Model", "Processes"],
            "A file format gives text with places; the meaning of the text is for Reading."),
        Room(
            "Store", .adapter, knows: ["Linux"],
            "The store keeps bytes under names and must survive any crash, whatever a change says."),
        Room(
            "Systemd", .adapter, knows: ["Linux"],
            "The journal and the service manager are told fields and states, not alerts."),
        Room(
            "TextIndex", .adapter, knows: ["Linux"],
            "The index finds words in texts; whose the texts are, and who may see them, is for the daemon."),
        Room(
            "Varlink", .adapter, knows: ["ControlInterface", "Linux"],
            "The socket carries calls and replies; how an answer is found is for the daemon."),
        Room(
            "Archives", .adapter, knows: ["Linux"],
            "An archive is files with names; what they prove is for the verb that makes or checks it."),
        Room(
            "Decoding", .adapter, knows: ["ConfinedProgram"],
            "A decoder runs in a program of its own, which must be small and start fast."),
        Room(
            "Processes", .ground, knows: ["Linux"],
            "A child process is started in the same way whatever it does."),
        Room(
            "Linux", .ground, knows: ["Model"],
            "The system's own things know nothing of the domain, but for the refusal of a file that can't be read."),
        Room(
            "ConfinedProgram", .ground, knows: [],
            "A confined program gets its streams in the same way whatever it does."),
        Room(
            "ControlInterface", .pure, knows: ["Model", "Oversight"],
            "Methods and replies are values; a socket or a store would tie them to one way of asking."),
        Room(
            "Oversight", .pure, knows: ["Model"],
            "Alerts follow from readings, whatever layout these were read from: an edit in a letter's format must not compile the state."
        ),
        Room(
            "Scoring", .pure, knows: ["Model", "Reading", "Specimens"],
            "A reading is held against what a specimen says; no store or daemon has a part in it."),
        Room(
            "Specimens", .pure, knows: ["Model"],
            "A specimen that knew how texts are read would be written to please the reader."),
        Room(
            "Reading", .pure, knows: ["Model"],
            "A text is read the same whatever is judged of it, stored of it, or known from before."),
        Room("Model", .pure, knows: [], "The words that all rooms share rest on none of them."),
    ]

    private init(_ name: String, _ kind: Kind, knows: Set<String>, _ reason: String) {
        self.name = name
        self.kind = kind
        self.knows = knows
        self.reason = reason
    }
}

/// A module that is not the project's own, the rooms that may import it, and why no others.
struct ForeignModule: Sendable {
    let name: String
    let rooms: Set<String>
    let reason: String

    static let all: [ForeignModule] = [
        ForeignModule(
            name: "CSystemd", rooms: ["Systemd"], reason: "C calls stay in one room: libsystemd's in Systemd."),
        ForeignModule(
            name: "CLinux", rooms: ["Linux", "Processes"],
            reason: "C calls stay in one room: Linux offers this call by a function with an error."),
        ForeignModule(name: "CGcrypt", rooms: ["Linux"], reason: "C calls stay in one room: the hash is Linux's."),
        ForeignModule(
            name: "CConfinement", rooms: ["ConfinedProgram", "Processes"],
            reason: "Child processes are started by Processes alone, and confined there and in ConfinedProgram."),
        ForeignModule(
            name: "CArguments", rooms: ["ConfinedProgram"],
            reason: "The arguments of a confined program are ConfinedProgram's."),
        ForeignModule(
            name: "CGumbo", rooms: ["Decoding"], reason: "Bytes of others are decoded in a confined program alone."),
        ForeignModule(
            name: "CYaml", rooms: ["Configuration"], reason: "Settings are read by Configuration alone."),
        ForeignModule(
            name: "CZip", rooms: ["Archives", "Decoding"],
            reason: "Archives of untrusted bytes are unpacked by these, each within limits."),
        ForeignModule(
            name: "CSQLite", rooms: ["TextIndex"], reason: "C calls stay in one room: SQLite's in TextIndex."),
        ForeignModule(
            name: "CExpat", rooms: ["Decoding"], reason: "XML of untrusted bytes is read by Decoding alone."),
        ForeignModule(
            name: "NIOCore", rooms: ["Varlink"],
            reason: "Sockets are Varlink's; others would bring a second event loop."),
        ForeignModule(
            name: "NIOPosix", rooms: ["Varlink"],
            reason: "Sockets are Varlink's; others would bring a second event loop."),
        ForeignModule(
            name: "ArgumentParser", rooms: ["Daemon", "Commands", "compose-specimens"],
            reason: "Command lines are parsed where a program starts."),
        ForeignModule(
            name: "Logging", rooms: ["Daemon"],
            reason: "A room says what happened by its results and errors; the daemon logs them."),
        ForeignModule(
            name: "ServiceLifecycle", rooms: ["Daemon"], reason: "Services and their order are the daemon's."),
        ForeignModule(name: "UnixSignals", rooms: ["Daemon"], reason: "Signals are the daemon's."),
        ForeignModule(
            name: "Foundation", rooms: [],
            reason:
                "It is five times as large as FoundationEssentials, and its pages would be most of an idle daemon's."),
    ]
}
