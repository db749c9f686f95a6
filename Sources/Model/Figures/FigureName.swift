/// The name of one figure, as `uphold.rate`: a group, a dot, and what is counted.
///
/// The names are the dictionary of `docs/figures.md`. A name that is not among the constants below can still be
/// formed, so that a store written by a newer version stays readable.
public struct FigureName: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension FigureName: CustomStringConvertible {
    public var description: String { rawValue }
}

extension FigureName: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// So that dictionaries keyed by name are JSON objects.
extension FigureName: CodingKeyRepresentable {
    public var codingKey: any CodingKey { FigureKey(stringValue: rawValue) }

    public init?(codingKey: some CodingKey) { self.init(rawValue: codingKey.stringValue) }
}

private struct FigureKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// What a figure's value is measured in.
public enum Unit: String, Codable, Sendable {
    /// Percent as printed: 75, not 0.75.
    case percent
    /// A whole number of cases.
    case count
    /// Cases for each 100,000 residents.
    case per100k
    /// Pounds sterling, with pence.
    case pounds
    /// Days.
    case days
}

extension FigureName {
    /// The unit that follows from the name.
    public var unit: Unit {
        func ends(with suffix: String) -> Bool { rawValue.hasSuffix(suffix) }
        if ends(with: ".rate") || ends(with: ".peerAverage") || ends(with: "Rate") { return .percent }
        if ends(with: "er100k") { return .per100k }
        if ends(with: ".payments") { return .pounds }
        if ends(with: "Days") { return .days }
        return .count
    }

    // MARK: The uphold rate, and what it is made of

    /// The share of (detailed) investigations in which fault was found.
    public static let upholdRate = Self("uphold.rate")
    /// How many investigations were upheld.
    public static let upholdUpheld = Self("uphold.upheld")
    /// How many (detailed) investigations there were.
    public static let upholdInvestigations = Self("uphold.investigations")
    /// The average uphold rate in similar authorities.
    public static let upholdPeerAverage = Self("uphold.peerAverage")
    /// Upheld decisions for each 100,000 residents.
    public static let upholdPer100k = Self("uphold.per100k")
    /// The average of that in similar authorities.
    public static let upholdPeerPer100k = Self("uphold.peerPer100k")

    // MARK: Compliance with recommendations

    /// The share of checked cases in which the recommendations were carried out.
    public static let complianceRate = Self("compliance.rate")
    /// How many cases were checked.
    public static let complianceOutcomes = Self("compliance.outcomes")
    /// The average compliance rate in similar authorities.
    public static let compliancePeerAverage = Self("compliance.peerAverage")

    // MARK: Satisfactory remedies before the complaint reached the Ombudsman

    /// The share of upheld cases with such a remedy.
    public static let remedyRate = Self("remedy.rate")
    /// How many upheld cases had one.
    public static let remedyDecisions = Self("remedy.decisions")
    /// The average remedy rate in similar authorities.
    public static let remedyPeerAverage = Self("remedy.peerAverage")

    // MARK: Complaints and enquiries received

    public static let receivedAdultCareServices = Self("received.adultCareServices")
    public static let receivedBenefitsAndTax = Self("received.benefitsAndTax")
    public static let receivedCorporateAndOtherServices = Self("received.corporateAndOtherServices")
    public static let receivedEducationAndChildrensServices = Self("received.educationAndChildrensServices")
    public static let receivedEnvironmentServices = Self("received.environmentServices")
    public static let receivedHighwaysAndTransport = Self("received.highwaysAndTransport")
    public static let receivedHousing = Self("received.housing")
    public static let receivedPlanningAndDevelopment = Self("received.planningAndDevelopment")
    public static let receivedOther = Self("received.other")
    public static let receivedTotal = Self("received.total")

    // MARK: Decisions made

    public static let decisionsIncompleteOrInvalid = Self("decisions.incompleteOrInvalid")
    public static let decisionsAdviceGiven = Self("decisions.adviceGiven")
    public static let decisionsReferredBack = Self("decisions.referredBack")
    public static let decisionsClosedAfterInitialEnquiries = Self("decisions.closedAfterInitialEnquiries")
    public static let decisionsNotUpheld = Self("decisions.notUpheld")
    public static let decisionsUpheld = Self("decisions.upheld")
    public static let decisionsTotal = Self("decisions.total")

    // MARK: The "Complaints Remedied" pair of the tabular letters

    public static let remediedByOmbudsman = Self("remedied.byOmbudsman")
    public static let remediedByAuthority = Self("remedied.byAuthority")

    // MARK: The overview of the letters for 2024-25

    public static let caseloadDealtWith = Self("caseload.dealtWith")
    public static let caseloadNotForUs = Self("caseload.notForUs")
    public static let caseloadAssessedAndClosed = Self("caseload.assessedAndClosed")
    public static let caseloadInvestigated = Self("caseload.investigated")

    // MARK: Councils' own reports

    public static let contactsTotal = Self("contacts.total")
    public static let contactsEnquiries = Self("contacts.enquiries")
    public static let contactsCorporateComplaints = Self("contacts.corporateComplaints")
    public static let contactsAdultSocialCareComplaints = Self("contacts.adultSocialCareComplaints")
    public static let contactsChildrensSocialCareComplaints = Self("contacts.childrensSocialCareComplaints")
    public static let contactsOmbudsman = Self("contacts.ombudsman")
    public static let contactsCompliments = Self("contacts.compliments")
    public static let outcomesFaultFound = Self("outcomes.faultFound")
    public static let outcomesFaultFoundRate = Self("outcomes.faultFoundRate")
    public static let outcomesNoFinding = Self("outcomes.noFinding")
    public static let ombudsmanEnquiries = Self("ombudsman.enquiries")
    public static let ombudsmanDecisions = Self("ombudsman.decisions")
    public static let ombudsmanOutsideRemit = Self("ombudsman.outsideRemit")
    public static let ombudsmanPremature = Self("ombudsman.premature")
    public static let ombudsmanPublicReports = Self("ombudsman.publicReports")
    /// Payments that the Ombudsman recommended, in pounds.
    public static let ombudsmanPayments = Self("ombudsman.payments")
}
