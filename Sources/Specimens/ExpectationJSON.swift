import Model

/// The JSON of an expectation.
///
/// A member that is missing or null leaves that part open, except `figures` and `authority`, which a document that is to be read
/// must have. `note` is for people. A member of another name is an error, so that a slip of the pen is no leave.
///
///     {"kind": "complaintsReport", "authority": "…", "authority_type": "district", "period_end": "2024-03-31",
///      "figures": {NAME: NUMBER}, "derived": [NAME], "absent": [NAME], "earlier": {"2022-23": {NAME: NUMBER}},
///      "services": [{"scope": {"service": "…"}, "figures": {NAME: NUMBER}, "earlier": {"2022-23": {NAME: NUMBER}}}],
///      "alerts": [RULE], "findings": [CODE], "not_findings": [CODE],
///      "own_figures": false, "refuse": true, "may_refuse": true, "or_unclear": true, "note": "…"}
extension Expectation: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case kind, authority, figures, derived, absent, earlier, services, alerts, findings, refuse, note
        case authorityKind = "authority_type"
        case periodEnd = "period_end"
        case notFindings = "not_findings"
        case ownFigures = "own_figures"
        case mayRefuse = "may_refuse"
        case orUnclear = "or_unclear"
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseMembers(otherThan: Key.allCases.map(\.rawValue))
        let json = try decoder.container(keyedBy: Key.self)
        var open: Set<Member> = []
        func value<Value: Decodable>(_ key: Key, _ member: Member) throws -> Value? {
            let value = try json.decodeIfPresent(Value.self, forKey: key)
            if value == nil { open.insert(member) }
            return value
        }
        ownFigures = try json.decodeIfPresent(Bool.self, forKey: .ownFigures)
        refuse = try json.decodeIfPresent(Bool.self, forKey: .refuse)
        mayRefuse = try json.decodeIfPresent(Bool.self, forKey: .mayRefuse)
        orUnclear = try json.decodeIfPresent(Bool.self, forKey: .orUnclear)
        let isRead = ownFigures != false && refuse != true
        kind = try json.choice(.kind, DocumentKind.self, among: DocumentKind.allCases) ?? .complaintsReport
        authorityKind = try json.choice(.authorityKind, Authority.Kind.self, among: Authority.Kind.allCases) ?? .other
        if try json.isAbsent(.kind) { open.insert(.kind) }
        if try json.isAbsent(.authorityKind) { open.insert(.authorityKind) }
        authority = try isRead ? json.decode(String.self, forKey: .authority) : ""
        periodEnd = try value(.periodEnd, .period) ?? ""
        figures = isRead ? try json.figures(.figures) : [:]
        derived = try value(.derived, .derived)
        absent = try json.decodeIfPresent([FigureName].self, forKey: .absent)
        earlier = try json.isAbsent(.earlier) ? nil : json.years(.earlier)
        if earlier == nil { open.insert(.earlier) }
        services = try value(.services, .services)
        findings = try json.choices(.findings, Finding.Code.self, among: Finding.Code.allCases) ?? []
        if try json.isAbsent(.findings) { open.insert(.findings) }
        notFindings = try json.choices(.notFindings, Finding.Code.self, among: Finding.Code.allCases)
        if try json.isAbsent(.alerts) { open.insert(.alerts) }
        leavesOpen = open
        alerts = try json.decodeIfPresent([String].self, forKey: .alerts) ?? []
    }

    /// Writes every part that is not left open, also where it is empty.
    public func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        func isJudged(_ member: Member) -> Bool { !leavesOpen.contains(member) }
        try json.encodeIfPresent(ownFigures, forKey: .ownFigures)
        try json.encodeIfPresent(refuse, forKey: .refuse)
        try json.encodeIfPresent(mayRefuse, forKey: .mayRefuse)
        try json.encodeIfPresent(orUnclear, forKey: .orUnclear)
        try json.encodeIfPresent(absent, forKey: .absent)
        try json.encodeIfPresent(notFindings, forKey: .notFindings)
        if isJudged(.kind) { try json.encode(kind, forKey: .kind) }
        try json.encode(authority, forKey: .authority)
        if isJudged(.authorityKind) { try json.encode(authorityKind, forKey: .authorityKind) }
        if isJudged(.period) { try json.encode(periodEnd, forKey: .periodEnd) }
        try json.encode(figures, forKey: .figures)
        if isJudged(.derived) { try json.encode(derived ?? [], forKey: .derived) }
        if isJudged(.earlier) { try json.encode(earlier ?? [:], forKey: .earlier) }
        if isJudged(.services) { try json.encodeIfPresent(services, forKey: .services) }
        if isJudged(.alerts) { try json.encode(alerts, forKey: .alerts) }
        if isJudged(.findings) { try json.encode(findings, forKey: .findings) }
    }
}

extension ServiceExpectation: Codable {
    private enum Key: String, CodingKey, CaseIterable { case scope, figures, earlier }
    private enum ScopeKey: String, CodingKey { case service }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseMembers(otherThan: Key.allCases.map(\.rawValue))
        let json = try decoder.container(keyedBy: Key.self)
        service = try json.nestedContainer(keyedBy: ScopeKey.self, forKey: .scope).decode(String.self, forKey: .service)
        figures = try json.isAbsent(.figures) ? [:] : json.figures(.figures)
        earlier = try json.isAbsent(.earlier) ? [:] : json.years(.earlier)
    }

    public func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        var scope = json.nestedContainer(keyedBy: ScopeKey.self, forKey: .scope)
        try scope.encode(service, forKey: .service)
        try json.encode(figures, forKey: .figures)
        if !earlier.isEmpty { try json.encode(earlier, forKey: .earlier) }
    }
}

/// Any member's name.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension Decoder {
    fileprivate func refuseMembers(otherThan known: [String]) throws {
        let json = try container(keyedBy: AnyKey.self)
        for key in json.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) where !known.contains(key.stringValue) {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: json,
                debugDescription: "is not known; the known members are \(known.sorted().joined(separator: ", "))")
        }
    }
}

extension KeyedDecodingContainer {
    fileprivate func isAbsent(_ key: Key) throws -> Bool { try !contains(key) || decodeNil(forKey: key) }

    /// Decodes figures, whose names must be declared.
    fileprivate func figures(_ key: Key) throws -> [FigureName: Double] {
        let figures = try decode([FigureName: Double].self, forKey: key)
        try refuseUndeclared(figures.keys, in: key)
        return figures
    }

    fileprivate func years(_ key: Key) throws -> [String: [FigureName: Double]] {
        let years = try decode([String: [FigureName: Double]].self, forKey: key)
        for (period, figures) in years {
            guard Period(name: period) != nil else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: self, debugDescription: "has “\(period)”, which is no year such as 2022-23")
            }
            try refuseUndeclared(figures.keys, in: key)
        }
        return years
    }

    private func refuseUndeclared(_ names: some Sequence<FigureName>, in key: Key) throws {
        guard let name = names.filter({ $0.definition == nil }).min() else { return }
        throw DecodingError.dataCorruptedError(
            forKey: key, in: self, debugDescription: "has “\(name)”, which is no figure's name")
    }

    fileprivate func choice<Value: RawRepresentable<String>>(
        _ key: Key, _: Value.Type, among choices: [Value]
    ) throws -> Value? {
        try decodeIfPresent(String.self, forKey: key).map { try choice($0, key, among: choices) }
    }

    fileprivate func choices<Value: RawRepresentable<String>>(
        _ key: Key, _: Value.Type, among choices: [Value]
    ) throws -> [Value]? {
        try decodeIfPresent([String].self, forKey: key)?.map { try choice($0, key, among: choices) }
    }

    private func choice<Value: RawRepresentable<String>>(
        _ text: String, _ key: Key, among choices: [Value]
    ) throws -> Value {
        if let value = Value(rawValue: text) { return value }
        throw DecodingError.dataCorruptedError(
            forKey: key, in: self,
            debugDescription: "has “\(text)”, not one of \(choices.map(\.rawValue).joined(separator: ", "))")
    }
}
