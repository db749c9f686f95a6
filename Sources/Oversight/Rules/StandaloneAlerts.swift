public import Model

extension Reading {
    /// The rules that raise an alert about this document alone, with the published averages, in alphabetical order.
    public func alerts(under policy: Policy = Policy()) -> [Rule] {
        let document = Document(
            sha256: "", mediaType: "", size: 0, pages: 1,
            arrival: Arrival(name: "", device: 0, inode: 0, at: Timestamp(seconds: 0)))
        let figures = YearFigures([FiledReading(document: document, reading: self)])
        let view = YearView(
            authority: authority, period: period, figures: figures, policy: policy, group: PeerGroup(),
            summary: YearSummary(figures), before: nil, overdueSince: nil)
        return Rule.judgements(of: view).map(\.rule).sorted { $0.rawValue < $1.rawValue }
    }
}
