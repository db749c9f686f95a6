import Model

/// Numbers of a later stage, or of another kind of case.
extension ReportComposition {
    mutating func addStageTrap() {
        switch form(of: .stage, 6) {
        case 0:
            section(pick(["Escalation", "Reviews"]))
            add(
                scope:
                    "At stage 2, \(stray(30...99)) complaints were reviewed. Of these, \(stray(1...12)) were upheld and "
                    + "\(stray(1...12)) were not upheld.")
        case 1:
            section(pick(["Stage 2", "Stage 2 complaints", "Second stage"]))
            add(
                scope: "- Upheld: \(stray(1...12))\n- Not upheld: \(stray(1...12))\n- Withdrawn: \(stray(1...12))")
        case 2:
            section(pick(["Not accepted", "Cases that went no further"]))
            add(
                scope:
                    "We refused \(stray(20...99)) corporate complaints, and \(stray(5...12)) corporate complaints were "
                    + "withdrawn.")
        case 3:
            section("Members' conduct")
            add(
                scope:
                    "The Monitoring Officer received \(stray(13...40)) complaints about councillors; \(stray(1...12)) "
                    + "were upheld and \(stray(1...12)) were not upheld.")
        case 4:
            section(pick(["Penalty charges", "Tribunal"]))
            add(
                scope: "The tribunal decided \(stray(30...99)) appeals against penalty charge notices. Of these, "
                    + "\(stray(1...12)) were upheld and \(stray(13...40)) were not upheld.")
        default:
            section(pick(["Requests", "Questions from others"]))
            add(
                scope:
                    "Councillors asked \(stray(20...600)) questions and Members of Parliament \(stray(20...99)). There "
                    + "were \(stray(601...1500)) requests under the Freedom of Information Act.")
        }
    }
}
