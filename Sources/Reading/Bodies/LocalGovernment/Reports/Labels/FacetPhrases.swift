import Model

/// The words of labels, with what they say.
enum FacetPhrases {
    /// A word's or phrase's part in a label.
    enum FacetMeaning: Sendable {
        case statistic(LabelFacets.Statistic)
        case event(LabelFacets.Event)
        case remedy(LabelFacets.Remedy)
        case stage(Int)
        case uphold, rate, mean, others, national, own, total, partOfYear, services, ombudsman, anotherOmbudsman
        /// The councils of a type, beside "average": "Unitary average".
        case group(Authority.Kind)
        /// Words that state no dimension: "Number of cases".
        case neutral
        /// Words that state nothing either, and make no label by themselves: "Customer services".
        case weak
    }

    static let all = PhraseSet<FacetMeaning>(phrases.flatMap { meaning, texts in texts.map { (Phrase($0), meaning) } })

    private static let phrases: [(FacetMeaning, [String])] = [
        (.statistic(.share), ["percentage", "percentages", "percent", "per cent", "proportion", "share"]),
        (
            .statistic(.days),
            [
                "days", "working days", "response time", "response times", "time taken", "time to respond",
                "time to reply",
                "time to answer", "weeks", "calendar days", "duration",
            ]
        ),
        (.statistic(.money), ["amount", "amounts", "cost", "costs", "value", "sum", "paid", "spend"]),
        (.statistic(.target), ["target", "targets", "forecast", "budget"]),
        (
            .statistic(.change),
            [
                "change", "changes", "variance", "difference", "increase", "decrease", "trend", "direction of travel",
                "direction",
            ]
        ),
        (.statistic(.count), ["number", "numbers", "count", "volume", "volumes", "no of", "number of cases"]),
        (.rate, ["rate", "rates"]),
        (.uphold, ["uphold", "upholding", "upholds"]),
        (.event(.received), ["received", "registered", "logged", "new"]),
        (
            .event(.decided),
            ["decision", "decisions", "decided", "determined", "determination", "determinations", "decisions made"]
        ),
        (
            .event(.investigated),
            ["investigated", "investigation", "investigations", "detailed investigation", "detailed investigations"]
        ),
        (
            .event(.notInvestigated),
            [
                "not investigated", "no investigation", "not investigating", "closed without investigation",
                "without investigation", "not fully investigated", "not taken forward", "not pursued",
            ]
        ),
        (
            .event(.escalated),
            ["escalated", "escalation", "escalations", "progressed", "progressing", "escalating", "moved"]
        ),
        (
            .event(.answeredInTime),
            [
                "in time", "on time", "within time", "within timescale", "within timescales", "within target",
                "within the target", "within deadline", "within the deadline", "within timeframe", "within timeframes",
                "in target", "in timescale", "within sla", "within the timescale", "within the timescales",
                "within agreed timescale", "within agreed timescales", "within policy", "to timescale", "to time",
                "within the target time", "within target time",
            ]
        ),
        (
            .event(.answeredLate),
            [
                "late", "overdue", "out of time", "outside timescale", "outside timescales", "not in time",
                "not on time",
                "over target", "outside target", "not within timescale", "not within target", "outside of timescale",
                "missed", "exceeded",
            ]
        ),
        (
            .event(.answered),
            [
                "answered", "responded", "responded to", "response", "responses", "replied", "reply", "replies",
                "respond",
                "closed", "completed", "resolved", "answer", "concluded",
            ]
        ),
        (
            .event(.open),
            ["open", "outstanding", "ongoing", "pending", "in progress", "carried forward", "under investigation"]
        ),
        (.event(.withdrawn), ["withdrawn", "rejected", "refused", "declined", "cancelled"]),
        (
            .event(.complied),
            [
                "compliance", "complied", "compliance with recommendations", "recommendations complied with",
                "compliance with ombudsman recommendations", "recommendations implemented",
                "complied with recommendations",
                "satisfied with compliance", "successfully implemented recommendations", "recommendations carried out",
                "carried out recommendations", "implemented recommendations", "complying with recommendations",
            ]
        ),
        (
            .event(.remediedBefore),
            [
                "satisfactory remedy", "satisfactory remedies", "remedied before", "remedy rate", "remedy provided",
                "suitable remedy", "remedy before", "satisfactorily remedied", "remedies provided",
                "satisfactory remedy provided", "satisfactory remedy provided by the council",
                "satisfactory remedies provided", "satisfactory remedy before", "appropriate remedy",
                "provided a satisfactory remedy", "satisfactory remedy decisions",
            ]
        ),
        (.remedy(.apology), ["apology", "apologies", "apologise", "apologised"]),
        (
            .remedy(.payment),
            [
                "payment", "payments", "financial remedy", "financial remedies", "compensation", "financial redress",
                "financial payment", "financial payments", "compensation payment", "compensation payments",
            ]
        ),
        (.remedy(.training), ["training", "staff training", "training or guidance", "training and guidance"]),
        (
            .remedy(.procedure),
            [
                "procedure", "procedures", "procedural change", "procedural changes", "procedure change",
                "policy change",
                "policy review", "review of procedures", "procedure review", "change of procedure",
                "change to procedure",
                "changes to procedures", "change in procedure", "policy or procedure", "policy and procedure",
                "procedures reviewed", "procedure or policy change", "service improvement", "service improvements",
                "change to policy", "review of policy", "policies and procedures", "policy or procedure change",
                "review of policy or procedure", "changes to policy or procedure", "process change", "process changes",
                "procedure or policy review", "procedure or policy review change", "policy or procedure review",
                "policy or procedure review change", "review or change of procedure", "review or change of policy",
            ]
        ),
        (.stage(1), ["stage 1", "stage one", "first stage", "stage i"]),
        (.stage(2), ["stage 2", "stage two", "second stage", "stage ii"]),
        (.stage(3), ["stage 3", "stage three", "third stage", "stage iii"]),
        (.mean, ["average", "averages", "mean"]),
        (
            .others,
            [
                "similar authorities", "similar councils", "similar organisations", "similar local authorities",
                "comparable authorities", "comparable councils", "other authorities", "other councils", "comparators",
                "comparator", "peers", "peer", "statistical neighbours", "nearest neighbours", "authorities",
                "councils",
                "similar", "benchmark", "neighbours", "organisations", "boroughs", "comparator authorities",
                "peer group",
                "same type", "family group", "family average", "average of family", "group average", "council family",
                "comparator average", "peer average", "similar authority",
            ]
        ),
        (.group(.unitary), ["unitary", "unitaries", "unitary authorities", "unitary authority", "unitary councils"]),
        (.group(.county), ["county", "counties", "county councils", "shire counties", "county council"]),
        (.group(.district), ["district", "districts", "district councils", "shire districts", "district council"]),
        (
            .group(.metropolitan),
            [
                "metropolitan", "metropolitan boroughs", "metropolitan councils", "metropolitan districts", "mets",
                "met",
                "metropolitan borough", "metropolitan district", "metropolitan authorities",
            ]
        ),
        (.group(.londonBorough), ["london", "london boroughs", "london borough", "london councils"]),
        (
            .national,
            [
                "national", "nationally", "england", "all councils", "all authorities", "all local authorities",
                "sector", "country",
            ]
        ),
        (.own, ["our", "own", "councils own", "us", "this council"]),
        (
            .total,
            [
                "total", "totals", "overall", "grand total", "altogether", "combined", "whole council", "council total",
                "all services", "all directorates", "all departments", "council wide", "whole year", "full year",
                "year total", "total for year", "total for the year", "annual total", "all",
            ]
        ),
        (
            .partOfYear,
            ["quarter", "quarterly", "qtr", "half year", "half", "month", "monthly", "year to date", "ytd", "mid year"]
        ),
        (
            .services,
            [
                "directorate", "directorates", "department", "departments", "service", "services", "service area",
                "service areas", "team", "teams", "division", "divisions", "portfolio", "business unit", "area",
                "areas",
            ]
        ),
        (
            .ombudsman,
            [
                "ombudsman", "ombudsmans", "lgsco", "lgscos", "lgo", "lgos",
                "local government and social care ombudsman",
                "local government & social care ombudsman", "local government ombudsman",
            ]
        ),
        (
            .anotherOmbudsman,
            [
                "housing ombudsman", "housing ombudsman service", "hos", "psow", "spso", "phso", "nipso",
                "parliamentary and health service ombudsman", "public services ombudsman",
            ]
        ),
        (
            .neutral,
            [
                "year", "years", "financial year", "period", "outcome", "outcomes", "type", "types", "category",
                "categories",
                "measure", "indicator", "indicators", "result", "results", "stage", "complaint", "complaints", "case",
                "cases",
                "enquiry",
                "enquiries", "contact", "contacts", "recorded", "made", "recommendation", "recommendations", "figure",
                "figures", "actual", "corporate complaints", "status",
            ]
        ),
        (
            .weak,
            [
                "kind", "customer", "feedback", "formal", "final", "detailed", "council", "authority", "annual",
                "performance", "financial", "local", "remedy", "remedies", "action", "actions", "agreed", "recommended",
                "statutory", "corporate",
            ]
        ),
    ]

    /// Small words of labels.
    static let fillers = WordSet(
        """
        of the in to by and for from with at on a an or as was were is are be been has have had that which this during after \
        following under between about against their they where who before it its we & per reaching reached reaches
        """)
}
