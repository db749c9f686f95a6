/// The figures of councils' own complaints reports.
extension FigureName {
    // MARK: Councils' own reports

    public static let contactsTotal = Self("contacts.total", .count, "number of contacts", "contacts of every kind")
    public static let contactsEnquiries = Self("contacts.enquiries", .count, "number of enquiries", "enquiries")
    public static let contactsCorporateComplaints = Self(
        "contacts.corporateComplaints", .count, "number of corporate complaints",
        "complaints under the council's own procedure")
    public static let contactsAdultSocialCareComplaints = Self(
        "contacts.adultSocialCareComplaints", .count, "number of adult social care complaints",
        "complaints under the adult social care procedure")
    public static let contactsChildrensSocialCareComplaints = Self(
        "contacts.childrensSocialCareComplaints", .count, "number of children's social care complaints",
        "complaints under the children's social care procedure")
    public static let contactsOmbudsman = Self(
        "contacts.ombudsman", .count, "number of complaints made to the Ombudsman",
        "complaints made to the Ombudsman")
    public static let contactsCompliments = Self("contacts.compliments", .count, "number of compliments", "compliments")
    public static let outcomesFaultFound = Self(
        "outcomes.faultFound", .count, "number of complaints in which fault was found",
        "resolved complaints in which the council found itself at fault")
    public static let outcomesFaultFoundRate = Self(
        "outcomes.faultFoundRate", .percent, "share of complaints in which fault was found",
        "resolved complaints in which the council found itself at fault, of all resolved complaints")
    public static let outcomesNoFinding = Self(
        "outcomes.noFinding", .count, "number of complaints without a finding",
        "resolved complaints without a finding")
    public static let ombudsmanEnquiries = Self(
        "ombudsman.enquiries", .count, "number of the Ombudsman's enquiries",
        "enquiries and complaints that the Ombudsman made known to the council")
    public static let ombudsmanDecisions = Self(
        "ombudsman.decisions", .count, "number of the Ombudsman's decisions",
        "decisions that the Ombudsman made")
    public static let ombudsmanOutsideRemit = Self(
        "ombudsman.outsideRemit", .count, "number of complaints outside the Ombudsman's remit",
        "decisions that a complaint was outside the Ombudsman's remit")
    public static let ombudsmanPremature = Self(
        "ombudsman.premature", .count, "number of complaints that were premature",
        "decisions that a complaint was premature")
    public static let ombudsmanPublicReports = Self(
        "ombudsman.publicReports", .count, "number of public reports",
        "public reports about the council")
    public static let ombudsmanPayments = Self(
        "ombudsman.payments", .pounds, "sum of payments recommended by the Ombudsman",
        "payments that the Ombudsman recommended")

    static let reports: [Self] = [
        contactsTotal, contactsEnquiries, contactsCorporateComplaints, contactsAdultSocialCareComplaints,
        contactsChildrensSocialCareComplaints, contactsOmbudsman, contactsCompliments, outcomesFaultFound,
        outcomesFaultFoundRate, outcomesNoFinding, ombudsmanEnquiries, ombudsmanDecisions, ombudsmanOutsideRemit,
        ombudsmanPremature, ombudsmanPublicReports, ombudsmanPayments,
    ]
}
