import Model
public import Oversight

// MARK: - Writing

extension Alert {
    /// The alert's JSON in a reply, byte for byte as an encoder with sorted keys gives it; nil for numbers that JSON can't hold.
    /// Foundation's encoder takes 0.03 ms for an alert, and a list may have thousands.
    package var json: [UInt8]? {
        guard hasOnlyNumbers else { return nil }
        var json = CompactJSONWriter()
        json.alert(self, isReply: true)
        return json.exactBytes
    }

    /// Whether JSON can hold the alert's numbers.
    var hasOnlyNumbers: Bool {
        let evidence = evidence.map { $0.interval + [$0.pValue ?? 0] } ?? []
        return (evidence + [value ?? 0, threshold ?? 0]).allSatisfy(\.isFinite)
    }
}

extension CompactJSONWriter {
    mutating func transition(_ transition: Transition) {
        object { json in
            json.member("alert", transition.alert) { $0.alert($1) }
            json.member("at", transition.at.description) { $0.text($1) }
            json.member("by", transition.by) { $0.person($1) }
            json.member("kind", transition.kind.rawValue) { $0.text($1) }
        }
    }

    fileprivate mutating func alert(_ alert: Alert, isReply: Bool = false) {
        object { json in
            json.member("about", isReply ? alert.about : nil) { $0.subject($1) }
            json.member("acknowledged", alert.acknowledged) { $0.flag($1) }
            json.member("acknowledgement", alert.acknowledgement) { json, acknowledgement in
                json.object { json in
                    json.member("at", acknowledgement.at.description) { $0.text($1) }
                    json.member("by", acknowledgement.by) { $0.person($1) }
                    json.member("note", acknowledgement.note) { $0.text($1) }
                }
            }
            json.member("authority", alert.authority) { $0.authority($1) }
            json.member("changedAt", alert.changedAt.description) { $0.text($1) }
            json.member("document", alert.document) { $0.reference($1) }
            json.member("evidence", alert.evidence) { $0.evidence($1) }
            json.member("id", alert.id) { $0.text($1) }
            json.member("message", alert.message) { $0.text($1) }
            json.member("peerBasis", alert.peerBasis?.rawValue) { $0.text($1) }
            json.member("peers", alert.peers) { json, peers in
                json.object { json in
                    json.member("basis", peers.basis.rawValue) { $0.text($1) }
                    json.member("count", peers.count) { $0.number($1) }
                    json.member("source", peers.source) { $0.text($1) }
                }
            }
            json.member("period", alert.period) { $0.text($1) }
            json.member("priority", alert.severity.rawValue) { $0.number($1) }
            json.member("raisedAt", alert.raisedAt.description) { $0.text($1) }
            json.member("revision", alert.revision) { $0.number($1) }
            json.member("rule", alert.rule.rawValue) { $0.text($1) }
            json.member("silenced", alert.silenced) { $0.flag($1) }
            json.member("source", alert.source) { json, place in json.object { $0.members(of: place) } }
            json.member("state", alert.state.rawValue) { $0.text($1) }
            json.member("threshold", alert.threshold) { $0.number($1) }
            json.member("value", alert.value) { $0.number($1) }
        }
    }

    package mutating func reference(_ document: DocumentReference) {
        object { json in
            json.member("name", document.name) { $0.text($1) }
            json.member("sha256", document.sha256) { $0.text($1) }
        }
    }

    private mutating func subject(_ subject: SubjectReference) {
        object { json in
            json.member("authority", subject.authority) { $0.authority($1) }
            json.member("period", subject.period) { $0.period($1) }
        }
    }

    private mutating func evidence(_ evidence: SampleEvidence) {
        object { json in
            json.member("interval", evidence.interval) { json, interval in json.array(interval) { $0.number($1) } }
            json.member("investigations", evidence.investigations) { $0.number($1) }
            json.member("pValue", evidence.pValue) { $0.number($1) }
            json.member("upheld", evidence.upheld) { $0.number($1) }
        }
    }

    private mutating func person(_ person: Person) {
        object { json in
            json.member("name", person.name) { $0.text($1) }
            json.member("uid", person.uid) { $0.number($1) }
        }
    }
}

// MARK: - Reading

extension AlertBook: CompactJSONDecodable {
    public init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"alerts":"#)
        let alerts = try json.dictionary(by: { $0 }, of: Alert.init)
        try json.skip(#","history":"#)
        let history = try json.array(of: Step.init)
        try json.skip(#","untold":"#)
        let pending = try json.array(of: Transition.init)
        try json.skip("}")
        self.init(alerts: alerts, pending: pending, history: history)
    }
}

extension Transition {
    init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"alert":"#)
        let alert = try Alert(&json)
        try json.skip(#","at":"#)
        let at = try json.timestamp()
        let by = json.has(#","by":"#) ? try Person(&json) : nil
        try json.skip(#","kind":"#)
        let kind = try json.name(Kind.self)
        try json.skip("}")
        self.init(kind: kind, alert: alert, at: at, by: by)
    }
}

extension AlertBook.Step {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"at":"#)
        let at = try json.timestamp()
        let by = json.has(#","by":"#) ? try Person(&json) : nil
        try json.skip(#","event":"#)
        let id = try json.text()
        try json.skip(#","kind":"#)
        let kind = try json.name(Transition.Kind.self)
        let note = json.has(#","note":"#) ? try json.text() : nil
        let peerBasis = json.has(#","peerBasis":"#) ? try json.name(PeerBasis.self) : nil
        try json.skip(#","sha256":"#)
        let sha256 = try json.text()
        let threshold = json.has(#","threshold":"#) ? try json.number() : nil
        let value = json.has(#","value":"#) ? try json.number() : nil
        try json.skip("}")
        self.init(
            id: id, kind: kind, at: at, value: value, threshold: threshold, peerBasis: peerBasis, sha256: sha256,
            by: by, note: note)
    }
}

extension Alert {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"acknowledged":"#)
        let acknowledged = try json.flag()
        let acknowledgement = json.has(#","acknowledgement":"#) ? try Acknowledgement(&json) : nil
        let authority = json.has(#","authority":"#) ? try Authority(&json) : nil
        try json.skip(#","changedAt":"#)
        let changedAt = try json.timestamp()
        try json.skip(#","document":"#)
        let document = try DocumentReference(&json)
        let evidence = json.has(#","evidence":"#) ? try SampleEvidence(&json) : nil
        try json.skip(#","id":"#)
        let id = try json.text()
        try json.skip(#","message":"#)
        let message = try json.text()
        let peerBasis = json.has(#","peerBasis":"#) ? try json.name(PeerBasis.self) : nil
        let peers = json.has(#","peers":"#) ? try Peers(&json) : nil
        let period = json.has(#","period":"#) ? try json.text() : nil
        try json.skip(#","priority":"#)
        let severity = try json.number(of: Severity.self)
        try json.skip(#","raisedAt":"#)
        let raisedAt = try json.timestamp()
        try json.skip(#","revision":"#)
        let revision = try json.integer(Int.self)
        try json.skip(#","rule":"#)
        let rule = try json.name(Rule.self)
        try json.skip(#","silenced":"#)
        let silenced = try json.flag()
        let source = json.has(#","source":"#) ? try Place(&json) : nil
        try json.skip(#","state":"#)
        let state = try json.name(State.self)
        let threshold = json.has(#","threshold":"#) ? try json.number() : nil
        let value = json.has(#","value":"#) ? try json.number() : nil
        try json.skip("}")
        self.init(
            id: id, rule: rule, severity: severity, state: state, acknowledged: acknowledged,
            acknowledgement: acknowledgement, silenced: silenced, authority: authority, period: period, value: value,
            threshold: threshold, peerBasis: peerBasis, peers: peers, evidence: evidence, message: message,
            document: document, source: source, revision: revision, raisedAt: raisedAt, changedAt: changedAt)
    }
}

extension DocumentReference {
    init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"name":"#)
        let name = try json.text()
        try json.skip(#","sha256":"#)
        let sha256 = try json.text()
        try json.skip("}")
        self.init(
            name: name, sha256: sha256)
    }
}

extension Alert.Peers {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"basis":"#)
        let basis = try json.name(PeerBasis.self)
        let count = json.has(#","count":"#) ? try json.integer(Int.self) : nil
        let source = json.has(#","source":"#) ? try json.text() : nil
        try json.skip("}")
        self.init(
            basis: basis, source: source, count: count)
    }
}

extension Acknowledgement {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"at":"#)
        let at = try json.timestamp()
        try json.skip(#","by":"#)
        let by = try Person(&json)
        let note = json.has(#","note":"#) ? try json.text() : nil
        try json.skip("}")
        self.init(
            by: by, at: at, note: note)
    }
}

extension Person {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip("{")
        var name: String?
        if json.has(#""name":"#) {
            name = try json.text()
            try json.skip(",")
        }
        try json.skip(#""uid":"#)
        let uid = try json.integer(UInt32.self)
        try json.skip("}")
        self.init(uid: uid, name: name)
    }
}

extension SampleEvidence {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"interval":"#)
        let interval = try json.array { json throws(CompactJSONReader.OtherForm) in try json.number() }
        try json.skip(#","investigations":"#)
        let investigations = try json.integer(Int.self)
        let pValue = json.has(#","pValue":"#) ? try json.number() : nil
        try json.skip(#","upheld":"#)
        let upheld = try json.integer(Int.self)
        try json.skip("}")
        self.init(
            upheld: upheld, investigations: investigations, pValue: pValue, interval: interval)
    }
}
