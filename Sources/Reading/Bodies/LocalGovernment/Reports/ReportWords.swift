import Model

/// The vocabulary of councils' complaints reports.
///
/// A number is taken for the council's figure only where every word around it is known to leave it the council's:
/// one strange word (a department, a stage, a month, a service) and it is left alone.
enum ReportWords {
    static let ombudsman = WordSet("ombudsman ombudsmans ombudsmen lgsco lgscos lgo lgos lgcso")

    static let ombudsmanName: [Phrase] = [
        "local government and social care", "local government & social care", "local government",
    ]

    /// Words of headings under which the whole council is meant.
    static let generalHeading = WordSet(
        """
        a about across activity all analysis and annual appendix at background by commentary comments \
        comparison complaint complaints compliment compliments concerns conclusion contact contacts corporate council \
        councils customer customers data department departments did directorate directorates enquiries enquiry executive feedback figures final for formal from \
        handled handling headline headlines how in informal information introduction is key learning \
        levels lgo lgsco lgos lgscos ombudsmans make made many most new number numbers of ombudsman ombudsmans on our outcome outcomes \
        over overall overview part performance period previous process processed public purpose queries receive \
        received recorded relations report reports representations resolution resolutions resolved review scope \
        section sections service services statistical statistics statutory summary table team the their this \
        to total totals trend trends type types upheld use volume volumes was we were what whole with year years \
        april march borough city county district metropolitan royal unitary london remedies remedy payments \
        compensation decisions investigations investigation received decision main findings fault found not
        """)

    /// Words that may stand before a count and leave it the council's.
    static let lead = WordSet(
        """
        a above across all also altogether an and annual april as at authority been below between borough by chart city \
        complaints complaint council councils county corporate customer dealt depicted district during figure \
        following for formal from further graph had handled has have in is it logged london march metropolitan of \
        overall over period processed received recorded registered relations report reporting reports responded \
        resolved see set comprise comprised comprises comprising shows show sum table team that the there these this to total totalling under unitary up was \
        we were which whole with year managed closed
        """)

    /// Words that make the number behind them a rough one: "over 300", "more than 300", "at least 300", "up to 300".
    static let approximate = WordSet(
        """
        over under around about above below almost nearly approximately approx circa some roughly than least most
        """)

    /// Words by which a sentence is of the whole council, whatever was spoken of before.
    static let whole = WordSet("overall altogether total totals council councils all whole combined")

    /// Words that may follow what was counted and leave it the council's.
    static let tail = WordSet(
        """
        about across all also and april areas as at authority been between by complaints completed compliments \
        comments corporate council councils county customers departments during financial for formally from full \
        had has have in into investigated investigation is logged made march of our over overall passed period \
        received recorded registered reporting residents responded service services shared submitted team the these \
        this throughout to total twelve under was were whole with within year years some extent following
        """)

    /// Words that say how many there were in another year.
    static let comparison = WordSet(
        """
        a also an and as at below but by change changed comparable compared compares comparing comparison considerable \
        considerably continues decline declined decrease decreased decreases down drop dropped fall fallen fell fewer \
        figure for from further had higher in increase increased increases increasing is it large last less lower marginal \
        marginally marked modest more no number numbers of on over preceding previous previously prior recorded reduced reduction reflects \
        represented represents representing rise risen rose same sharp sharply significant significantly similar \
        slight slightly small smaller substantial substantially than the this to total totals up upon was were when \
        which with year years
        """)

    /// Those of them without which nothing is compared.
    static let comparator = WordSet(
        """
        below compared compares comparing comparison decline declined decrease decreased decreases down drop dropped \
        fall fallen fell fewer higher increase increased increases increasing less lower more reduced reduction rise \
        risen rose up than from
        """)

    /// Words that stand directly before the other year's count, and "and" before a further one.
    static let comparisonJoint = WordSet("and from to with than against on")

    /// What was counted, between the count and its year ("from 23 cases in 2022/23").
    static let counted = WordSet(
        """
        cases case compliments complaints contacts enquiries decisions findings investigations corporate received \
        recorded upheld were
        """)

    /// Words before "year" that mean the one before.
    static let lastYear = WordSet("last previous preceding prior")
}

// MARK: - The words around the figures of running text

extension ReportWords {
    /// Words before a count of the Ombudsman's that leave it the council's.
    static let ombudsmanLead: WordSet = lead.union(
        WordSet(
            """
            and by care concerning decided decision decisions determined determinations enquiries enquiry final \
            government held investigated investigating issued lgo lgsco local made new ombudsman ombudsmans on our \
            reached regarding social upon us were complained escalated referred against contacts contacted about into \
            dealt considered public interest issue publish published reports detailed upheld
            """))

    /// Words after a count of the Ombudsman's that leave it the council's.
    static let ombudsmanTail: WordSet = tail.union(
        WordSet(
            """
            a against any care cases concerning decided decision decisions enquiries final government it lgo lgsco local \
            made new ombudsman ombudsmans on our reached reaching referred regarding relating respect social issued \
            published us complained escalated considered determined that relation no
            """))

    /// Words of a clause that says how the Ombudsman decided some cases.
    static let outcomeClause = WordSet(
        """
        a action advice after against all an and as assessed assessment at authority back basis be because been being but by \
        case cases causing classified closed complainant complainants complaint complaints complete completed \
        concluded considered council councils county decided decision decisions deemed detailed did discontinued due \
        during early enquiries enquiry evidence fall fault fell finding findings first following for found from full \
        fully further given had has have having identified in incomplete inconclusive initial injustice insufficient \
        internal into invalid investigate investigated investigation investigations is it its jurisdiction lgo lgsco \
        local maladministration more no not of ombudsman ombudsmans on or our out outcome outside own pending policy \
        premature prematurely procedure process progressed pursued received reconsideration recorded referred \
        rejected remit resolution resolve resolved respond result resulted resulting returned same s scope stage \
        still subsequently than the their them then there these they this those through to too total unable under \
        upheld us was were where which who with within without year
        """)

    /// Words of a sentence that announces a list of figures of the whole council.
    static let introduction: WordSet = ombudsmanLead.union(outcomeClause).union(tail).union(
        WordSet(
            """
            are breakdown broken can classified depicted detailed divided follows given include included includes \
            including miscellaneous reasons segmented set shown split summarised they
            """))

    /// Words that may stand beside those over a table of contacts.
    static let caption = WordSet(
        """
        adult adults care change changes child children childrens chart comments corporate families family five four \
        graph health kind kinds last misc non past procedure procedures social statutory stages table tables ten three \
        two category categories volumes each every details detail provides provide sets out gives give displays display \
        presents illustrates illustrate summarises summarise seen with together alongside well per compares both \
        different various main next page counts separate individual continued \
        contd cont context benchmarking experience
        """)

    /// Words before the count of such a clause.
    static let outcomeLead = WordSet(
        """
        a and another as below case cases complaints decisions during following follows further in made of \
        ombudsman lgsco lgo remaining the these this those total there was were which year
        """)

    /// Words that speak of other bodies too, or of the country as a whole.
    static let national = WordSet(
        """
        average averages england english national nationally nationwide neighbour neighbours authorities councils \
        comparable similar sector peers benchmark
        """)

    /// Words between a rate and "upheld".
    static let upholdRate = WordSet(
        """
        about against been by carried cases complaints council decided detail detailed had in investigated investigations \
        it lgo lgsco of ombudsman on our out that the they those us upheld was we were which
        """)

    /// Words of a sentence that gives the sum of payments.
    static let payment = WordSet(
        """
        a across agreed all also amount amounted amounting and annual came as at authority awarded by care cases combined \
        compensation complainants complaints council county cost during equates figure financial following for from \
        government has have in is issued it lgo lgsco local made of ombudsman ombudsmans on our overall over paid \
        pay payable payment payments period recommendations recommended redress remedies remedy required residents \
        result social sum sums that the there these this to total totaled totaling totalled totalling totals us value \
        was we were which with year
        """)

    /// One of these must stand in it.
    static let paymentTotal = WordSet(
        "total totalled totalling totals totaled totaling amounted amounting sum overall came")
    /// And one of these: "a payment of £350" is one case's.
    static let payments = WordSet("payments compensation remedies redress remedy")
}
