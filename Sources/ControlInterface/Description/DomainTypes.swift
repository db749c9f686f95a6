public import Model
public import Oversight

// The domain's types as they stand in replies. `Model` and `Oversight` do not know varlink.

extension Authority: VarlinkObject {
    public static let varlinkName: String? = "AuthorityReference"
    public static let members = [
        VarlinkMember("name", \Self.name), VarlinkMember("slug", \Self.slug), VarlinkMember("type", \Self.kind),
        VarlinkMember("gss", \Self.gss),
    ]
}

extension Authority.Kind: VarlinkValue {}

extension Period: VarlinkObject {
    public static let varlinkName: String? = "Period"
    public static let members = [
        VarlinkMember("name", \Self.name), VarlinkMember("start", \Self.start), VarlinkMember("end", \Self.end),
    ]
}

extension SubjectReference: VarlinkObject {
    public static let varlinkName: String? = "Subject"
    public static let members = [
        VarlinkMember("authority", \Self.authority), VarlinkMember("period", \Self.period),
    ]
}

/// The part is absent for a file that is one text.
extension Place: VarlinkObject {
    public static let varlinkName: String? = "Place"
    public static let members = [
        VarlinkMember("part", .nullable(.string)), VarlinkMember("page", \Self.page), VarlinkMember("line", \Self.line),
        VarlinkMember("text", \Self.text),
    ]
}

extension FigureName: VarlinkValue {}
extension Unit: VarlinkValue {}

/// A figure's place is encoded flat.
extension Figure: VarlinkObject {
    public static let varlinkName: String? = "Figure"
    public static let members =
        [
            VarlinkMember("value", \Self.value), VarlinkMember("unit", \Self.unit),
            VarlinkMember("basis", .choice(["stated", "derived", "quoted", "recognised", "entered"])),
            VarlinkMember("entered", .nullable(Figure.Entry.varlinkType)),
            VarlinkMember("from", .nullable([FigureName].varlinkType)),
        ] + Place.members
}

extension Figure.Entry: VarlinkObject {
    public static let varlinkName: String? = "FigureEntry"
    public static let members = [
        VarlinkMember("by", \Self.by), VarlinkMember("at", \Self.at), VarlinkMember("reason", \Self.reason),
    ]
}

extension Mending: VarlinkObject {
    public static let varlinkName: String? = "MendingRecord"
    public static let members = [
        VarlinkMember("id", \Self.id), VarlinkMember("act", \Self.act), VarlinkMember("authority", \Self.authority),
        VarlinkMember("period", \Self.period), VarlinkMember("figure", \Self.figure),
        VarlinkMember("value", \Self.value), VarlinkMember("sha256", \Self.sha256),
        VarlinkMember("reason", \Self.reason), VarlinkMember("by", \Self.by), VarlinkMember("at", \Self.at),
        VarlinkMember("undone", \Self.undone),
    ]
}

extension Mending.Act: VarlinkValue {
    public static var varlinkType: VarlinkType { .choice(allCases.map(\.rawValue)) }
}

extension Mending.Undoing: VarlinkObject {
    public static let varlinkName: String? = "MendingUndoing"
    public static let members = [
        VarlinkMember("by", \Self.by), VarlinkMember("at", \Self.at), VarlinkMember("reason", \Self.reason),
    ]
}

/// The service's name is encoded in an object of its own; the earlier years' figures are absent where there are none.
extension ServiceFigures: VarlinkObject {
    public static let varlinkName: String? = "ServiceFigures"
    public static let members = [
        VarlinkMember("scope", .object([VarlinkMember("service", \Self.service)])),
        VarlinkMember("figures", \Self.figures),
        VarlinkMember("earlier", .nullable([String: [FigureName: Figure]].varlinkType)),
    ]
}

/// A finding's place is encoded flat.
extension Finding: VarlinkObject {
    public static let varlinkName: String? = "Finding"
    public static let members =
        [
            VarlinkMember("code", \Self.code), VarlinkMember("figures", \Self.figures),
            VarlinkMember("message", \Self.message),
        ] + Place.members
}

extension Finding.Code: VarlinkValue {}

extension DocumentKind: VarlinkValue {}

extension DocumentReference: VarlinkObject {
    public static let varlinkName: String? = "DocumentReference"
    public static let members = [VarlinkMember("name", \Self.name), VarlinkMember("sha256", \Self.sha256)]
}

extension Document: VarlinkObject {
    public static let varlinkName: String? = "DocumentRecord"
    public static let members = [
        VarlinkMember("sha256", \Self.sha256), VarlinkMember("mediaType", \Self.mediaType),
        VarlinkMember("size", \Self.size), VarlinkMember("pages", \Self.pages),
        VarlinkMember("arrivals", \Self.arrivals),
    ]
}

extension ArrivalList: VarlinkValue {
    public static var varlinkType: VarlinkType { .array(Arrival.varlinkType) }
}

extension Arrival: VarlinkObject {
    public static let varlinkName: String? = "Arrival"
    public static let members = [
        VarlinkMember("name", \Self.name), VarlinkMember("device", \Self.device), VarlinkMember("inode", \Self.inode),
        VarlinkMember("born", \Self.born), VarlinkMember("at", \Self.at),
    ]
}

extension Person: VarlinkObject {
    public static let varlinkName: String? = "Person"
    public static let members = [VarlinkMember("uid", \Self.uid), VarlinkMember("name", \Self.name)]
}

extension Acknowledgement: VarlinkObject {
    public static let varlinkName: String? = "Acknowledgement"
    public static let members = [
        VarlinkMember("by", \Self.by), VarlinkMember("at", \Self.at), VarlinkMember("note", \Self.note),
    ]
}

/// A reply has it as part of a `SilenceEntry`.
extension Silence: VarlinkObject {
    public static let members = [
        VarlinkMember("id", \Self.id), VarlinkMember("authority", \Self.authority), VarlinkMember("rule", \Self.rule),
        VarlinkMember("until", \Self.until), VarlinkMember("by", \Self.by), VarlinkMember("at", \Self.at),
        VarlinkMember("note", \Self.note), VarlinkMember("noticedAt", \Self.noticedAt),
    ]
}

extension Rule: VarlinkValue {}
extension Severity: VarlinkValue {}
extension PeerBasis: VarlinkValue {}

extension Alert: VarlinkObject {
    public static let varlinkName: String? = "AlertRecord"
    public static let members = [
        VarlinkMember("id", \Self.id), VarlinkMember("rule", \Self.rule), VarlinkMember("state", \Self.state),
        VarlinkMember("acknowledged", \Self.acknowledged),
        VarlinkMember("acknowledgement", \Self.acknowledgement), VarlinkMember("silenced", \Self.silenced),
        VarlinkMember("priority", \Self.severity), VarlinkMember("authority", \Self.authority),
        VarlinkMember("period", \Self.period), VarlinkMember("value", \Self.value),
        VarlinkMember("threshold", \Self.threshold), VarlinkMember("peerBasis", \Self.peerBasis),
        VarlinkMember("peers", \Self.peers), VarlinkMember("evidence", \Self.evidence),
        VarlinkMember("message", \Self.message), VarlinkMember("document", \Self.document),
        VarlinkMember("source", \Self.source), VarlinkMember("revision", \Self.revision),
        VarlinkMember("raisedAt", \Self.raisedAt), VarlinkMember("changedAt", \Self.changedAt),
        VarlinkMember("about", \Self.about),
    ]
}

extension Alert.State: VarlinkValue {
    public static var varlinkType: VarlinkType { .choice([Self.raised, .resolved].map(\.rawValue)) }
}

extension Alert.Peers: VarlinkObject {
    public static let members = [
        VarlinkMember("basis", \Self.basis), VarlinkMember("source", \Self.source), VarlinkMember("count", \Self.count),
    ]
}

extension SampleEvidence: VarlinkObject {
    public static let members = [
        VarlinkMember("upheld", \Self.upheld), VarlinkMember("investigations", \Self.investigations),
        VarlinkMember("pValue", \Self.pValue), VarlinkMember("interval", \Self.interval),
    ]
}

extension PeerAverage: VarlinkObject {
    public static let varlinkName: String? = "PeerAverage"
    public static let members = [
        VarlinkMember("value", \Self.value), VarlinkMember("basis", \Self.basis), VarlinkMember("source", \Self.source),
        VarlinkMember("count", \Self.count), VarlinkMember("unknown", \Self.unknown),
    ]
}

extension Transition.Kind: VarlinkValue {}

extension AlertBook.Step: VarlinkObject {
    public static let varlinkName: String? = "AlertStep"
    public static let members = [
        VarlinkMember("event", \Self.id), VarlinkMember("kind", \Self.kind), VarlinkMember("at", \Self.at),
        VarlinkMember("value", \Self.value), VarlinkMember("threshold", \Self.threshold),
        VarlinkMember("peerBasis", \Self.peerBasis), VarlinkMember("sha256", \Self.sha256),
        VarlinkMember("by", \Self.by), VarlinkMember("note", \Self.note),
    ]
}
