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
        landlord homecare countryside archives ict hr tax allotments almo asb buildings burials burial business cctv \
        catering cemetery cleaning climate coroner coroners educational emergency enforcement engineering estate \
        events facilities food gardens grants graffiti gritting gypsy highways insurance land lettings lighting noise \
        nuisance nursery nurseries passenger pavements payroll pensions play policing pollution recreation rent rents \
        safety schools sewers skills taxi taxis tenant theatre theatres traffic tree trees verge verges water welfare
        """)

    /// Functions of a council whose names are made of other words.
    static let functionPhrases = PhraseSet<Void>(
        [
            "early years", "early help", "town centre", "town centres", "green spaces", "open spaces", "open space",
            "short breaks", "blue badge", "blue badges", "rights of way", "public realm", "public protection",
            "public health", "land charges", "corporate core", "looked after", "care leavers", "street scene",
            "business support", "business rates", "family support", "family hubs", "council tax",
        ].map { (Phrase($0), ()) })

    /// Functions of a council whose names are words of reports too. Where no term of a report stands beside them, it is left
    /// open whether they head a section or name an office: "Governance", "Chief Executive".
    static let offices = WordSet(
        """
        audit awareness chief communication communications consultation engagement equalities executive executives \
        governance help legal oversight partnership partnerships programme programmes regional rights strategy support training \
        transformation
        """)

    /// Openings of lines that name an author.
    static let authors: [Phrase] = [
        "prepared by", "written by", "compiled by", "produced by", "report by", "report of", "presented by", "author",
        "contact officer", "contact for", "report author", "published by", "issued by",
    ]

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
        predecessors academies academy association associations commission inspectorate inspectorates tribunal tribunals \
        adjudicator adjudicators ofsted cqc
        """)

    /// Bodies that are no part of the council by a heading or a label, and may be named in any sentence.
    static let bodiesOfHeadings = WordSet(
        "police nhs court courts commissioner commissioners inspector regulator regulators")

    /// Verbs behind the subject of a sentence that counts.
    static let verbs = WordSet(
        """
        received recorded had has dealt made logged handled got responded resolved closed upheld registered saw \
        reported accounted generated attracted
        """)
}
