import Model

extension ReportText {
    /// Returns the remarks on refused recommendations and public reports that are about the whole council. One that stands
    /// under the heading of a service, of another body or of another ombudsman says nothing of the council.
    func remarks(about authority: Authority) -> [Finding] {
        Remarks.findings(in: passage, about: authority, in: period).filter { remark in
            guard let line = text.lineIndex(of: remark.place) else { return true }
            let scope = scopes.scope(ofLine: line)
            if let reason = Self.reason(of: scope, in: text) {
                passage.leaveOut(text.lines[line].tokens, reason)
                return false
            }
            return true
        }
    }

    private static func reason(of scope: ReportScope, in text: DocumentText) -> LeftOutReason? {
        switch scope.owner {
        case .service(let name): return .service(text.string(name))
        case .otherBody(let name): return .otherBody(text.string(name))
        case .allCouncils: return .otherBody("all councils or a group of them")
        case .council, .unresolved, nil: break
        }
        return scope.isAboutAnotherOmbudsman && scope.ombudsman != .several ? .otherOmbudsman("other ombudsman") : nil
    }
}
