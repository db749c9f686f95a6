/// The figures that a report gives for one service, directorate, team or trust of the council.
///
/// They are part of the council's figures or beside them, never the council's own: no alert, average or total counts them.
public struct ServiceFigures: Hashable, Sendable {
    /// The service's name as the document has it, as "Adult social care". Never empty.
    public var service: String
    /// The figures of the document's own year.
    public var figures: [FigureName: Figure]
    /// Figures of earlier years, by the name of the period.
    public var earlier: [String: [FigureName: Figure]]

    public init(
        _ service: String, figures: [FigureName: Figure] = [:], earlier: [String: [FigureName: Figure]] = [:]
    ) {
        self.service = service
        self.figures = figures
        self.earlier = earlier
    }
}

/// The JSON has the service under `scope`, as `{"scope": {"service": "Adult social care"}, "figures": {…}}`; `earlier` is
/// absent where it is empty.
extension ServiceFigures: Codable {
    private enum Key: String, CodingKey { case scope, figures, earlier }
    private enum ScopeKey: String, CodingKey { case service }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        service = try container.nestedContainer(keyedBy: ScopeKey.self, forKey: .scope)
            .decode(String.self, forKey: .service)
        figures = try container.decode([FigureName: Figure].self, forKey: .figures)
        earlier = try container.decodeIfPresent([String: [FigureName: Figure]].self, forKey: .earlier) ?? [:]
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        var scope = container.nestedContainer(keyedBy: ScopeKey.self, forKey: .scope)
        try scope.encode(service, forKey: .service)
        try container.encode(figures, forKey: .figures)
        if !earlier.isEmpty { try container.encode(earlier, forKey: .earlier) }
    }
}
