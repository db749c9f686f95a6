/// Words of headings, lead-ins and captions that leave what stands under them the whole council's.
extension ReportVocabulary {
    /// Words of headings.
    static let heading = WordSet(
        """
        a about across activity all analysis and annual appendix at background by commentary comments comparison \
        complaint complaints compliment compliments concerns conclusion contact contacts corporate council councils \
        customer customers data department departments did directorate directorates enquiries enquiry executive \
        feedback figures final for formal from handled handling headline headlines how in informal information \
        introduction is key learning levels lgo lgsco lgos lgscos ombudsmans make made many most new number numbers \
        of ombudsman ombudsmans on our outcome outcomes over overall overview part performance period previous \
        process processed public purpose queries receive received recorded relations report reports representations \
        resolution resolutions resolved review scope section sections service services statistical statistics \
        statutory summary table team the their this to total totals trend trends type types upheld use volume \
        volumes was we were what whole with year years april march borough city county district metropolitan royal \
        unitary london remedies remedy payments compensation decisions investigations investigation received \
        decision main findings fault found not
        """)

    /// Words of a sentence that announces a list, beside those of headings.
    static let leadIn: WordSet = ombudsmanLead.union(outcomeClause).union(tail).union(
        WordSet(
            """
            are breakdown broken can classified depicted detailed divided follows given highlights include included includes \
            including miscellaneous points reasons segmented set shown split summarised they
            """))

    /// Words over a table of contacts, beside those of headings and lead-ins.
    static let caption = WordSet(
        """
        adult adults care change changes child children childrens chart comments corporate families family five four \
        graph health kind kinds last misc non past procedure procedures social statutory stages table tables ten \
        three two category categories volumes each every details detail provides provide sets out gives give \
        displays display presents illustrates illustrate summarises summarise seen with together alongside well per \
        compares both different various main next page counts separate individual continued contd cont context \
        benchmarking experience rate rates percentage percentages share shares proportion reason reasons cause causes nature \
        topic topics theme themes status compare compared comparing comparisons recommendations recommended recommendation \
        covers cover financial compliance satisfactory used using complained people set which where who whether breakdown by similar \
        authorities authority benchmark agreed remedy apology payments amount handling escalation escalated final first second uphold \
        timescale timescales time results
        """)

    /// Words of headings over labels with their numbers, beside those of headings.
    static let overLabels = WordSet(
        """
        glance snapshot facts fact dashboard highlights highlight position main activity residents listening hear heard us \
        you told here happened has have been much often did do we got get year's first story picture breakdown details detail \
        message messages january february may june july august september october november december month feedback
        """)
}
