import Letters

// MARK: - Writing

extension JSONText {
    mutating func transition(_ transition: Transition) {
        object { json in
            json.member("alert", transition.alert) { $0.alert($1) }
            json.member("at", transition.at.description) { $0.text($1) }
            json.member("by", transition.by) { $0.person($1) }
            json.member("kind", transition.kind.rawValue) { $0.text($1) }
        }
    }

    private mutating func alert(_ alert: Alert) {
        object { json in
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
            json.member("document", alert.document) { json, document in
                json.object { json in
                    json.member("name", document.name) { $0.text($1) }
                    json.member("sha256", document.sha256) { $0.text($1) }
                }
            }
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

extension AlertBook: Kept {
    public init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"alerts":"#)
        let alerts = try json.dictionary(by: { $0 }, of: Alert.init)
        try json.skip(#","history":"#)
        let history = try json.array(of: Step.init)
        try json.skip(#","untold":"#)
        self.init(alerts: alerts, untold: try json.array(of: Transition.init), history: history)
        try json.skip("}")
    }
}

extension Transition {
    init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
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
    fileprivate init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"at":"#)
        at = try json.timestamp()
        by = json.has(#","by":"#) ? try Person(&json) : nil
        try json.skip(#","event":"#)
        event = try json.text()
        try json.skip(#","kind":"#)
        kind = try json.name(Transition.Kind.self)
        note = json.has(#","note":"#) ? try json.text() : nil
        peerBasis = json.has(#","peerBasis":"#) ? try json.name(PeerBasis.self) : nil
        try json.skip(#","sha256":"#)
        sha256 = try json.text()
        threshold = json.has(#","threshold":"#) ? try json.number() : nil
        value = json.has(#","value":"#) ? try json.number() : nil
        try json.skip("}")
    }
}

extension Alert {
    fileprivate init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"acknowledged":"#)
        acknowledged = try json.flag()
        acknowledgement = json.has(#","acknowledgement":"#) ? try Acknowledgement(&json) : nil
        authority = json.has(#","authority":"#) ? try Authority(&json) : nil
        try json.skip(#","changedAt":"#)
        changedAt = try json.timestamp()
        try json.skip(#","document":"#)
        document = try Evidence(&json)
        evidence = json.has(#","evidence":"#) ? try SampleEvidence(&json) : nil
        try json.skip(#","id":"#)
        id = try json.text()
        try json.skip(#","message":"#)
        message = try json.text()
        peerBasis = json.has(#","peerBasis":"#) ? try json.name(PeerBasis.self) : nil
        peers = json.has(#","peers":"#) ? try Peers(&json) : nil
        period = json.has(#","period":"#) ? try json.text() : nil
        try json.skip(#","priority":"#)
        severity = try json.number(of: Severity.self)
        try json.skip(#","raisedAt":"#)
        raisedAt = try json.timestamp()
        try json.skip(#","revision":"#)
        revision = try json.integer()
        try json.skip(#","rule":"#)
        rule = try json.name(Rule.self)
        try json.skip(#","silenced":"#)
        silenced = try json.flag()
        source = json.has(#","source":"#) ? try Place(&json) : nil
        try json.skip(#","state":"#)
        state = try json.name(State.self)
        threshold = json.has(#","threshold":"#) ? try json.number() : nil
        value = json.has(#","value":"#) ? try json.number() : nil
        try json.skip("}")
    }
}

extension Alert.Evidence {
    fileprivate init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"name":"#)
        name = try json.text()
        try json.skip(#","sha256":"#)
        sha256 = try json.text()
        try json.skip("}")
    }
}

extension Alert.Peers {
    fileprivate init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"basis":"#)
        basis = try json.name(PeerBasis.self)
        count = json.has(#","count":"#) ? try json.integer() : nil
        source = json.has(#","source":"#) ? try json.text() : nil
        try json.skip("}")
    }
}

extension Acknowledgement {
    fileprivate init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"at":"#)
        at = try json.timestamp()
        try json.skip(#","by":"#)
        by = try Person(&json)
        note = json.has(#","note":"#) ? try json.text() : nil
        try json.skip("}")
    }
}

extension Person {
    fileprivate init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip("{")
        name = nil
        if json.has(#""name":"#) {
            name = try json.text()
            try json.skip(",")
        }
        try json.skip(#""uid":"#)
        uid = try json.integer()
        try json.skip("}")
    }
}

extension SampleEvidence {
    fileprivate init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"interval":"#)
        interval = try json.array { json throws(JSONReader.OtherForm) in try json.number() }
        try json.skip(#","investigations":"#)
        investigations = try json.integer()
        pValue = json.has(#","pValue":"#) ? try json.number() : nil
        try json.skip(#","upheld":"#)
        upheld = try json.integer()
        try json.skip("}")
    }
}
