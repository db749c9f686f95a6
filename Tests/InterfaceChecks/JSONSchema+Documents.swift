import ControlInterface
import Model
import Oversight

// What each verb prints. Those that the daemon replies with follow from the types of the interface.

extension JSONSchema {
    package static let all: [JSONSchema] = replies + reports + readings

    private static let replies = [
        JSONSchema("ombudsd.status/1", "ombudsctl status", StatusReport.members),
        JSONSchema("ombudsd.alerts/1", "ombudsctl alerts", AlertsReport.members),
        JSONSchema("ombudsd.alert/1", "ombudsctl alert, ack, unack", AlertReport.members),
        JSONSchema("ombudsd.authorities/1", "ombudsctl authorities", AuthoritiesReport.members),
        JSONSchema("ombudsd.authority/1", "ombudsctl show", AuthorityReport.members),
        JSONSchema("ombudsd.documents/1", "ombudsctl documents", DocumentsReport.members),
        JSONSchema("ombudsd.silences/1", "ombudsctl silence, silences, unsilence", SilencesReport.members),
        JSONSchema("ombudsd.mending/1", "ombudsctl correct, withdraw, note", MendingReport.members),
        JSONSchema("ombudsd.search/2", "ombudsctl search", SearchReport.members),
        JSONSchema("ombudsd.rescan/1", "ombudsctl rescan", RescanReport.members),
        JSONSchema("ombudsd.retry/1", "ombudsctl retry", RetryReport.members),
        JSONSchema("ombudsd.reload/1", "ombudsctl reload", ReloadReport.members),
        JSONSchema(
            "ombudsd.transition/1", "ombudsctl watch, a line each; the notify command", TransitionReport.members),
    ]

    private static let reports = [
        JSONSchema("ombudsd.missed/1", "ombudsctl watch, for steps that were missed", [.init("missed", .int)]),
        JSONSchema("ombudsd.error/1", "any verb that fails", [.init("error", failure)]),
        JSONSchema(
            "ombudsd.digest/1", "ombudsctl digest",
            [
                .init("since", .string), .init("until", .string),
                .init(
                    "alerts",
                    .object(
                        ["raised", "changed", "resolved", "acknowledged"].map {
                            VarlinkMember($0, .array(Alert.varlinkType))
                        })),
                .init(
                    "documents",
                    .object([
                        .init("read", .array(DocumentsReport.Entry.varlinkType)),
                        .init("rejected", .array(DocumentsReport.Entry.varlinkType)), .init("duplicates", .int),
                    ])),
                .init(
                    "waiting",
                    .object([
                        .init("alerts", .int), .init("files", .int), .init("deliveries", .int),
                        .init("problems", texts),
                        .init("silences", .array(SilenceEntry.varlinkType)),
                    ])),
            ]),
        JSONSchema(
            "ombudsd.add/1", "ombudsctl add",
            [
                .init(
                    "files",
                    .array(
                        .object([
                            .init("name", .string), .init("sha256", .string),
                            .init("outcome", .choice(["added", "processed", "rejected", "duplicate", "waiting"])),
                            .init("documents", .array(DocumentsReport.Entry.varlinkType)),
                            .init("reason", .nullable(.string)), .init("alerts", texts),
                        ])))
            ]),
        JSONSchema(
            "ombudsd.doctor/1", "ombudsctl doctor",
            [
                .init(
                    "checks",
                    .array(
                        .object([
                            .init("name", .string),
                            .init("state", .choice(DoctorReport.Check.State.allCases.map(\.rawValue))),
                            .init("message", .string), .init("advice", .nullable(.string)),
                        ])))
            ]),
        JSONSchema(
            "ombudsd.fsck/1", "ombudsctl fsck",
            [
                .init("clean", .bool), .init("store", .string), .init("records", .int), .init("changes", .int),
                .init("documents", .int), .init("originals", .int),
                .init(
                    "problems",
                    .array(
                        .object([
                            .init("code", .choice(CheckReport.Problem.Code.allCases.map(\.rawValue))),
                            .init("path", .nullable(.string)), .init("message", .string), .init("mendable", .bool),
                        ]))),
                .init("notes", texts), .init("repairs", texts), .init("copy", .nullable(.string)),
            ]),
        JSONSchema(
            "ombudsd.replay/1", "ombudsctl replay",
            [
                .init("equal", .bool), .init("store", .string), .init("documents", .int), .init("records", .int),
                .init(
                    "differences",
                    .array(
                        .object([
                            .init("record", .string), .init("path", .string), .init("kept", .nullable(.string)),
                            .init("rebuilt", .nullable(.string)),
                        ]))),
                .init("notes", texts), .init("into", .nullable(.string)),
            ]),
        JSONSchema(
            "ombudsd.backup/1", "ombudsctl backup",
            [.init("output", .string)]
                + ["through", "records", "documents", "originals", "files", "size"].map { VarlinkMember($0, .int) }
                + [.init("notes", texts)]),
        JSONSchema(
            "ombudsd.restore/1", "ombudsctl restore",
            [
                .init("archive", .string), .init("store", .string), .init("documents", .int), .init("originals", .int),
                .init("setAside", texts), .init("notes", texts),
            ]),
        JSONSchema(
            "ombudsd.comparison/1", "ombudsctl compare",
            [
                .init("by", .string), .init("figure", .string), .init("period", Period.varlinkType),
                .init(
                    "ranked",
                    .array(
                        .object([
                            .init("rank", .int), .init("authority", Authority.varlinkType), .init("value", .float),
                            .init("evidence", .nullable(SampleEvidence.varlinkType)),
                            .init("average", .nullable(.float)),
                            .init("position", .nullable(.choice(["above", "below", "equal", "mayBeChance"]))),
                            .init("doubtful", .bool), .init("document", DocumentReference.varlinkType),
                            .init("source", Place.varlinkType),
                            .init("entered", .nullable(Figure.Entry.varlinkType)),
                        ]))),
                .init(
                    "unranked", .array(.object([.init("authority", Authority.varlinkType), .init("reason", .string)]))),
                .init(
                    "average",
                    .nullable(
                        .object([
                            .init("value", .float), .init("basis", PeerBasis.varlinkType), .init("source", .string),
                        ]))),
                .init(
                    "quartiles",
                    .nullable(.object(["lower", "median", "upper"].map { VarlinkMember($0, .float) }))),
            ]),
        JSONSchema(
            "ombudsd.trend/1", "ombudsctl trend",
            [
                .init("authority", Authority.varlinkType), .init("figure", .string),
                .init(
                    "years",
                    .array(
                        .object([
                            .init("period", Period.varlinkType), .init("figure", .nullable(Figure.varlinkType)),
                            .init("change", .nullable(.float)), .init("average", .nullable(.float)),
                            .init("evidence", .nullable(SampleEvidence.varlinkType)), .init("doubtful", .bool),
                            .init("document", DocumentReference.varlinkType), .init("kind", .string),
                        ]))),
                .init("notes", texts),
            ]),
        JSONSchema(
            "ombudsd.report/1", "ombudsctl report",
            [
                .init(
                    "pages",
                    .array(
                        .object([
                            .init("file", .string), .init("title", .string),
                            .init("authority", .nullable(Authority.varlinkType)),
                            .init("period", .nullable(Period.varlinkType)),
                        ])))
            ]),
        JSONSchema(
            "ombudsd.evidence/1", "ombudsctl evidence",
            [
                .init("file", .string), .init("authority", Authority.varlinkType), .init("period", Period.varlinkType),
                .init("documents", .int), .init("missing", texts), .init("checksums", .string),
            ]),
        JSONSchema(
            "ombudsd.evidence-check/1", "ombudsctl evidence --verify",
            [
                .init("valid", .bool), .init("authority", .nullable(Authority.varlinkType)),
                .init("period", .nullable(Period.varlinkType)), .init("files", .int), .init("checksums", .string),
                .init("problems", .array(.object([.init("file", .string), .init("message", .string)]))),
            ]),
        JSONSchema(
            "ombudsd.export/1", "ombudsctl export --format json",
            [.init("what", .choice(["figures", "alerts", "documents"])), .init("rows", .array(.object([])))]),
        JSONSchema(
            "ombudsd.score/1", "ombudsctl score",
            [
                .init("documents", .int), .init("figures", tally), .init("all", tally),
                .init("groups", .dictionary(tally)), .init("subjects", .dictionary(tally)),
                .init("imperfect", .array(.object([.init("name", .string), .init("problems", texts)]))),
                .init("faults", .array(.object([.init("name", .string), .init("message", .string)]))),
                .init("unscored", texts),
            ]),
    ]

    private static let readings = [
        JSONSchema("ombudsd.reading/1", "ombudsctl read of one document; a line each with --ndjson", reading),
        JSONSchema(
            "ombudsd.readings/1", "ombudsctl read of several documents",
            [.init("readings", .array(.named("ReadingReport", [.init("schema", .string)] + reading)))]),
    ]

    private static let texts = VarlinkType.array(.string)
    private static let failure = VarlinkType.object([.init("code", .string), .init("message", .string)])
    private static let tally = VarlinkType.named(
        "Tally",
        ["right", "wrong", "doubted", "missed"].map { VarlinkMember($0, .int) }
            + ["precision", "recall"].map { VarlinkMember($0, .float) })

    /// The members of a reading, which has either an error or all of the others.
    private static let reading: [VarlinkMember] = [
        .init(
            "document",
            .object([
                .init("name", .string), .init("sha256", .nullable(.string)), .init("mediaType", .nullable(.string)),
                .init("pages", .nullable(.int)),
            ])),
        .init("error", .nullable(failure)), .init("kind", .nullable(.string)), .init("format", .nullable(.string)),
        .init("authority", .nullable(Authority.varlinkType)), .init("authorityPlace", .nullable(Place.varlinkType)),
        .init("period", .nullable(Period.varlinkType)), .init("periodPlace", .nullable(Place.varlinkType)),
        .init("date", .nullable(.string)), .init("addressee", .nullable(.string)),
        .init("figures", .nullable([FigureName: Figure].varlinkType)),
        .init("earlier", .nullable([String: [FigureName: Figure]].varlinkType)),
        .init("services", .nullable([ServiceFigures].varlinkType)),
        .init(
            "tables",
            .nullable(
                .array(
                    .object([
                        .init("title", .string), .init("columns", texts), .init("rows", .array(texts)),
                        .init("part", .nullable(.string)), .init("page", .int), .init("line", .int),
                    ])))),
        .init("findings", .nullable([Finding].varlinkType)),
        .init(
            "member",
            .nullable(
                .object([.init("part", .string), .init("sha256", .string), .init("date", .nullable(.string))]))),
        .init("alerts", .nullable(texts)),
    ]
}
