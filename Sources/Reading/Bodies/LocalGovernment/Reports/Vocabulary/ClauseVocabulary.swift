/// Words around a count that leave it the council's.
extension ReportVocabulary {
    /// Words before a count of the council's own cases.
    static let lead = WordSet(
        """
        a above across all also altogether an and annual last same april as at authority been below between borough by chart \
        city complaints complaint council councils county corporate customer dealt depicted district during figure \
        following for formal from further graph had handled has have in is it logged london march metropolitan of \
        overall over period processed received recorded registered relations report reporting reports responded \
        resolved see set comprise comprised comprises comprising shows show sum table team that the there these this \
        to total totalling under unitary up was we were which whole with year managed closed
        """)

    /// Words after a count of the council's own cases.
    static let tail = WordSet(
        """
        about across against all also and april areas from public as at authority been between by complaints completed compliments \
        comments corporate council councils county customers departments during financial for formally from full had \
        has have in into investigated investigation is logged made march of our over overall passed period received \
        recorded registered reporting residents responded service services shared submitted team the these this \
        throughout to total twelve under us was were whole with within year years some extent following been
        """)

    /// Words before a count of the Ombudsman's cases.
    static let ombudsmanLead: WordSet = lead.union(
        WordSet(
            """
            and by care concerning decided decision decisions determined determinations enquiries enquiry final \
            government held investigated investigating issued lgo lgsco local made new ombudsman ombudsmans on our \
            reached regarding social upon us were complained escalated referred against contacts contacted about \
            into dealt considered public interest issue publish published reports detailed upheld letter gives gave \
            summary only though subject according stated
            """))

    /// Words before a count in a paper or minutes that quote the Ombudsman's letter.
    static let quotingLead = WordSet(
        """
        letter review says said shows showed show states stated reported explained noted advised gives gave summary \
        members member officer monitoring head legal governance chair chief executive solicitor director manager that \
        s informed committee panel confirmed highlighted sets out introduced presented outlined leader she he also had \
        provided provides
        """)

    /// Words after a count of the Ombudsman's cases.
    static let ombudsmanTail: WordSet = tail.union(
        WordSet(
            """
            a against any care cases concerning decided decision decisions enquiries final government it lgo lgsco \
            local made new ombudsman ombudsmans on our reached reaching referred regarding relating respect social \
            issued published us complained escalated considered determined that relation no
            """))

    /// Words before the count of a clause that says how the Ombudsman decided some cases.
    static let outcomeLead = WordSet(
        """
        a about according and another as but gives give it letter shows show has had below case cases complaint complaints council decided decisions detailed during fifty \
        following follows further in investigated investigation investigations made of ombudsman only our lgsco lgo \
        remaining the them these this those total there us was were which with year had been being have
        """)

    /// Words after the count of such a clause.
    static let outcomeClause = WordSet(
        """
        a about action advice after against all altogether an and as assessed assessment at authority back basis be because been \
        being but by case cases causing classified closed complainant complainants complaint complaints complete \
        completed concluded considered council councils county decided decision decisions deemed detailed did \
        discontinued due during early enquiries enquiry evidence fall fault fell finding findings first following \
        for found from full fully further given had has have having identified in incomplete inconclusive initial \
        injustice insufficient internal into invalid investigate investigated investigation investigations is it its \
        jurisdiction led lgo lgsco local maladministration more no not of ombudsman ombudsmans on or our out outcome \
        outside overall own pending policy premature prematurely procedure process progressed pursued received \
        reconsideration recorded referred rejected remit resolution resolve resolved respond result resulted \
        resulting returned same s scope stage still subsequently than the their them then there these they this \
        those through to too total unable under upheld us was were where which who with within without year
        """)

    /// Words around the sum of payments.
    static let payment = WordSet(
        """
        a across agreed all also amount amounted amounting and annual came as at authority awarded by care cases \
        combined compensation complainants complaints council county cost during equates figure financial following \
        for from government has have in is issued it lgo lgsco local made of ombudsman ombudsmans on our overall \
        over paid pay payable payment payments period recommendations recommended redress remedies remedy required \
        residents result social sum sums that the there these this to total totaled totaling totalled totalling \
        totals us value was we were which with year
        """)

    /// Words for payments, of which a sum's clause has one.
    static let payments = WordSet("payments compensation remedies redress remedy")
}
