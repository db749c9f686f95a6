import Model

/// Clauses that count what the council received.
extension ClauseReader {
    /// "335 compliments were recorded", "a total of 3,597 contacts", "1,605 miscellaneous enquiries".
    func volume(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        guard clause.leadIsAll(words.lead), !text.contains("closed resolved responded answered", in: clause.lead) else {
            return nil
        }
        let isTotal = text.contains("total overall altogether", in: clause.lead)
        let next = skip(Self.adjectives, from: count.next, in: clause)
        for noun in Self.volumes {
            guard let end = text.match(noun.phrase, at: next, in: clause.sentence), isTotal || !noun.needsTotal else {
                continue
            }
            return isPart(clause, until: end)
                ? nil : figure(clause, noun.name, count.value, from: end, tail: words.tail)
        }
        // "702 corporate complaints and 555 enquiries": beside other kinds of contact enquiries are one of them, and
        // not the sum of all.
        if !isTotal, clause.sentence.contains(next), isWord(next, of: clause, in: "enquiries"),
            Self.otherKinds.contains(where: { text.find($0, in: clause.sentence) != nil })
        {
            return figure(clause, .contactsEnquiries, count.value, from: next + 1, tail: words.tail)
        }
        return nil
    }

    /// Whether a count is a part of those received, or an addition to them: "a further 310 corporate complaints", "310 corporate
    /// complaints which went to stage 2", "310 corporate complaints" below "We closed without investigation:".
    private func isPart(_ clause: NumberClause, until end: Int) -> Bool {
        if text.isWord(clause.number - 1, in: "further additional extra another more other") { return true }
        if text.contains("carried brought", in: end..<max(end, min(end + 5, clause.sentence.upperBound))) {
            return true
        }
        if isWord(end, of: clause, in: "which that who"),
            !isWord(
                end + 1, of: clause, in: "is was represents represented compares equates shows were we the have has had"
            )
        {
            return true
        }
        guard let leadIn = clause.leadIn else { return false }
        return text.contains(
            "closed resolved responded answered refused withdrew withdrawn upheld escalated", in: leadIn)
            && !text.contains("received recorded", in: leadIn)
    }

    private static let adjectives: StaticString =
        "were was separate individual different formal new customer written recorded stage"

    private static let otherKinds: [Phrase] = ["corporate complaints", "compliments"]

    /// The nouns that are counted. Some are counted as a whole only where the lead has a word for a total.
    private static let volumes: [(phrase: Phrase, name: FigureName, needsTotal: Bool)] = [
        ("compliments", .contactsCompliments, false),
        ("corporate complaints", .contactsCorporateComplaints, false),
        ("contacts", .contactsTotal, false),
        ("interactions", .contactsTotal, true),
        ("enquiries", .contactsTotal, true),
        ("miscellaneous enquiries", .contactsEnquiries, false),
        ("general enquiries", .contactsEnquiries, false),
        ("informal enquiries", .contactsEnquiries, false),
        ("adult social care statutory complaints", .contactsAdultSocialCareComplaints, false),
        ("statutory adult social care complaints", .contactsAdultSocialCareComplaints, false),
        ("adult social care complaints", .contactsAdultSocialCareComplaints, false),
        ("complaints about adult social care", .contactsAdultSocialCareComplaints, false),
        ("children's social care statutory complaints", .contactsChildrensSocialCareComplaints, false),
        ("statutory children's social care complaints", .contactsChildrensSocialCareComplaints, false),
        ("children's social care complaints", .contactsChildrensSocialCareComplaints, false),
        ("complaints about children's social care", .contactsChildrensSocialCareComplaints, false),
    ]
}
