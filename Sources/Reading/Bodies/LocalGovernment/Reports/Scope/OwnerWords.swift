/// The words by which parts of the council and other bodies are recognised.
enum OwnerWords {
    /// Phrases by which the council as a whole is meant.
    static let whole = PhraseSet<Void>([
        ("council wide", ()), ("council as a whole", ()), ("whole council", ()), ("whole of the council", ()),
        ("across the council", ()),
        ("across the whole council", ()), ("all services", ()), ("all council services", ()),
        ("all corporate services", ()), ("all departments", ()),
        ("all directorates", ()), ("all service areas", ()), ("every department", ()), ("every service", ()),
        ("every directorate", ()),
        ("authority as a whole", ()), ("across the authority", ()), ("council overall", ()),
    ])

    /// Parts of a council by their kind.
    static let units = WordSet(
        """
        service services team teams directorate directorates department departments dept division divisions unit units \
        trust branch centre centres office offices
        """)

    /// Words before a unit that do not say which one: "each service", "the complaints team".
    static let generic = WordSet(
        """
        a the all each every any by per our other various different council councils councils' own complaints complaint \
        compliments feedback information relations individual relevant responsible appropriate this that these those \
        which what across between most many some several both front line main top five ten three two four six key \
        of for and in to with from on their its about number highest as or at new more first good excellent poor \
        great best received quality improved improving improve
        """)

    /// Words before "team" or "department" in lower case that name none.
    static let beforeUnits = WordSet(
        """
        management senior leadership small dedicated central whole same hard working corporate dealing handling legal \
        customer support whole wider
        """)

    /// Fields of a council's work, which name a service in lower case too.
    static let fields = WordSet(
        """
        housing homelessness lettings tenancy planning highways parking recycling refuse libraries library leisure \
        fostering adoption licensing revenues benefits cemeteries crematorium museums highway roadworks \
        childrens adult adults social safeguarding admissions educational sen sena bins schools school tax
        """)

    /// Nouns of the names of services. In a sentence they count with a capital only.
    static let domains = WordSet(
        """
        adult adults social care children childrens child family families young people youth housing homes homelessness \
        tenants tenancy lettings repairs planning building highways highway roads road street streets transport \
        transportation travel parking waste recycling refuse bins bin cleansing parks park libraries library leisure \
        culture cultural education schools school admissions sen send sena inclusion benefits benefit revenues finance \
        democratic electoral elections registrars registration bereavement cemeteries crematoria crematorium \
        environmental environment health trading licensing regulatory regeneration economy economic growth place places \
        communities community neighbourhoods neighbourhood property estates assets digital safeguarding fostering \
        adoption disability disabilities mental commissioning procurement resources infrastructure museums arts tourism \
        markets grounds grass drainage flood pest heritage sport sports wellbeing localities locality fleet harbour port \
        landlord homecare countryside archives ict hr tax
        """)

    /// Words of titles, headings, captions and labels of reports on complaints. They name no part of the council.
    static let structure = WordSet(
        """
        a about above account achievements across action actions activity actual additional adr advice affected after against \
        age agenda agreed ahead all allegation allegations also alternative an analysis and annex annual answered \
        appeal appeals appendices appendix april are area areas assessment assurance at audit august author \
        authority average award awarded awards awareness back background be been behaviour below benchmark \
        benchmarking better between borough both breach breaches breakdown breakdowns busy by cabinet calendar can carried \
        case cases categories category cause causes challenging change changes channel channels chart chief \
        citizens city closed closer closing code comment commentary comments committee communication comparative \
        compare compared compares comparing comparison comparisons compensation complainant complainants complained \
        complaint complaints complete completed compliance compliment compliments concern concerned concerning \
        concerns concluding conclusion conclusions consultation cont contact contacts contd contents context \
        continued corporate cost costs council councillor councillors councils county cover customer customers \
        dashboard data date dated days dealt december decided decision decisions decreased definition definitions \
        demographic demographics department departments depicted detail detailed details determination \
        determinations developments did different difficult director directorate directorates directors display \
        displays dispute district do document documents doing done draft each earlier early elsewhere email engagement enquire \
        enquiries enquiry equalities equality escalated escalation escalations ethnicity every examples excel \
        executive experience explained external fact facts fault faults february feedback figure figures final \
        financial finding findings first five foi follow following follows for foreword formal formally former \
        forward found four fourth framework frameworks from full further future gender getting give given gives \
        glance glossary going good governance grand graph group guidance had half handled handling happened has \
        have head headline headlines her highlights his historic history holder how identified illustrate \
        illustrates implemented implications improvement improvements in including incomplete increase increased \
        independent informal information initial initially injustice insight insights interest internal \
        introduction invalid investigated investigation investigations is issues it item its january joint july \
        june jurisdiction justified key kind kinds know last late latest lead leader learned learning learnt legal \
        legislation legislative lessons letter letters level levels lgo lgos lgsco lgscos list local logged london \
        looking made main make maladministration manager managers many march may measure measures mediation meeting \
        member members method methods metropolitan minutes misc miscellaneous money monitoring month monthly most \
        mp mps multiple national nationally nature need negative neighbours new news next nil no non none not note \
        notes november number numbers october of officer officers ombudsman ombudsmans ombudsmen on one ongoing \
        online open opening options other others our out outcome outcomes outside outstanding outturn over overall \
        oversight overview own page paper papers part partially partly past payment payments peers pending \
        performance performing period persistent person phone picture plan plans point points policy portfolio position positive \
        practice praise premature previous priorities priority procedure procedures process processed processes \
        profile progress proposals provided public published purpose putting quality quarter quarterly quarters \
        queries raised rate rates reason reasons received recent recommendation recommendations recommended \
        recorded refer reference referred refused regional rejected related relation relations remedial remedied \
        remedies remedy remit replies reply report reported reporting reports representation representations request requests \
        requirement requirements resident residents resolution resolutions resolved responded responding response \
        responses responsibilities responsibility responsiveness result results review reviewed reviews right \
        rights risk risks root royal said same sample samples sar sars satisfaction satisfactory satisfied scene \
        scheme scope scrutiny second section sector self september served service services set setting seven sheet \
        show shown shows since six snapshot source sources split stage stages stakeholder statement statistic statistical \
        statistics status statutory steps story strategy sub subject subjects success successes suggestions sum \
        summary sums support supporting table tables taken target targets team teams ten terms than thank thanks that the \
        their thematic theme themed themes then there these they things third this three time timeliness times timescale \
        timescales to told top topic topics total totals training trend trends two type types under unit unitary \
        unjustified unreasonable until unupheld up update updates upheld uphold us use used validity values \
        vexatious vision volume volumes ward wards was we well were what when where which who whole why wide with \
        withdrawn within without working year years you your
        """)

    /// Words that show a heading to be a statement or an exhortation, and not the name of a service.
    static let notInNames = WordSet(
        """
        we our you your us i my how why what when who is are was were has have had can will should do does did if not
        """)

    /// Words before "Council" that belong to no name.
    static let beforeCouncil = WordSet(
        """
        the this our in for during of at by to from that a an each every any your whole across and as on with when where \
        if since under while because although once both all most many other these similar complaints complaint total \
        overall annual report full whole said
        """)

    /// The kinds of council. A kind that the council's own name does not have makes the name another's.
    static let councilTypes = WordSet("county district borough city metropolitan unitary parish town")

    /// Words that speak of all councils, or of a group of them.
    static let national = WordSet(
        """
        england nationally nationwide national neighbours comparators country peers region regional regionally
        """)

    /// Bodies that are no part of the council.
    static let bodies = WordSet(
        """
        contractor contractors partner partners provider providers company companies ltd limited plc llp predecessor \
        predecessors academies academy
        """)

    /// Verbs behind the subject of a sentence that counts.
    static let verbs = WordSet(
        """
        received recorded had has dealt made logged handled got responded resolved closed upheld registered saw \
        reported accounted generated attracted
        """)
}
