import ArgumentParser
import ControlInterface

/// `ombudsctl doctor`
struct DoctorVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check whether the installation can work, and say what to do where it can't.",
        discussion: """
            Checks the settings, the directories and their permissions, the free space, whether the kernel reports changes \
            in the inbox, whether PDFs can be read, the journal, the socket and the store. It works with and without a \
            running daemon, and as root it can check the most. Exits with 1 when there is a problem; a warning is none.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    func run() async throws {
        let doctor = await Doctor(
            options.daemon.places(or: parent.daemon), asking: options.daemon.client(or: parent.daemon))
        let report = await doctor.report
        if options.json {
            try Output.json(report)
        } else {
            show(report)
        }
        if !report.isSound { throw ExitCode.failure }
    }

    private func show(_ report: DoctorReport) {
        for check in report.checks {
            let advice = check.advice.map { " → \($0)" } ?? ""
            Output.line(
                check.state.style(check.state.rawValue.padded(to: 9)) + check.name.padded(to: 31)
                    + printable(check.message + advice))
        }
    }
}

extension DoctorReport.Check.State {
    fileprivate var style: Style {
        switch self {
        case .ok: .green
        case .warning: .yellow
        case .problem: .red
        }
    }
}
