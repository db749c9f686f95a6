/// The words by which a heading shows what it speaks of, each group by the evidence that it is.
///
/// A heading is a section of the report where a term of a report stands in it and no word is left that may name a part
/// of the council. `OwnerWords` has the words that show such a part.
enum ReportTerms {
    /// Words of the grammar, which name nothing: articles, pronouns, prepositions, conjunctions, auxiliary verbs, numbers.
    static let grammar = WordSet(
        """
        back forward half sub thing things \
        a about above across after against ahead all along also although among an and another any are around as at be \
        because been before behind being below beneath between beyond both but by can concerning could did do does doing \
        done down during each either eight eleven elsewhere every everyone everything except few fewer first five for four \
        fourth from further had has have having he her here his how however i if in including inside into is it its itself \
        last least less many may me might more most much must my near neither next nil nine no non none nor not now of off \
        on once one only onto onwards or other others our ourselves out outside over own per rather regarding same second \
        self seven several shall she should since six so some such ten than that the their them then there these they \
        third this those though three through throughout thus to together too toward towards twelve two under until unto up \
        upon us via was we well were what whatever when where whether which while who whole whom whose why will with within \
        without would yet you your yourself
        """)

    /// Words for the things that reports on complaints count and measure.
    static let quantities = WordSet(
        """
        interest \
        account allegation allegations amount amounts appeal appeals average averages award awarded awards \
        breach breaches case cases category categories cause causes comment comments compensation complained complainant \
        complainants complaint complaints compliance compliment compliments concern concerned concerns contact contacts \
        correspondence cost costs count counts data days decision decisions determination determinations dispute disputes \
        dissatisfaction enquire enquiries enquiry escalated escalation escalations fault faults feedback figure figures \
        finding findings foi grievance grievances incidents injustice investigated investigation investigations \
        issue issues item items kind kinds level levels logged maladministration mean money nature number numbers origin \
        origins outcome outcomes payment payments percent percentage percentages praise proportion queries query rate rates \
        reason reasons recommendation recommendations redress referral referrals referred remedial remedied remedies \
        remedy replies reply report reported reporting reports representation representations request requests response \
        responses responsiveness result results root sample samples sar sars satisfaction severity share signposting size \
        stage stages statistic statistical statistics subject subjects suggestions sum sums target targets timeliness time \
        times timescale timescales topic topics total totals type types unupheld upheld uphold validity value values \
        volume volumes warning warnings
        """)

    /// The steps of a complaint, and the rules for them.
    static let process = WordSet(
        """
        accepted adr advice agreed answered behaviour channel channels closed closing complete completed completion \
        consideration considered dealt declined email external final formal formally handled handling implemented incomplete \
        independent informal informally initial initially internal invalid joint jurisdiction justified late letter letters \
        mediation method methods online open opening outstanding partially partly pending phone policies policy premature \
        procedural procedure procedures process processed processes processing published raised received recorded refused \
        rejected related relation relations remit requirement requirements resolution resolutions resolved respond responded \
        responding review reviewed reviews route routes satisfied satisfactory self service services served source sources \
        statutory status submitted tier triage unjustified unreasonable vexatious website withdrawn
        """)

    /// The parts of a report and of the paper over it.
    static let parts = WordSet(
        """
        compare compares cont cover draft excel group illustrate illustrates increase increases decrease measure measures news papers scheme \
        achievement achievements action actions activity actual agenda aim aims analyses analysis annex annexes appendices \
        appendix approach assessment assurance background benchmark benchmarking breakdown breakdowns challenge challenges \
        change changes chapter chart charts code commentary committee comparative comparing comparison comparisons \
        conclusion conclusions contents context contd continued dashboard definition definitions demographic \
        demographics detail details developments display displays document documents enclosure equality evaluation evidence example \
        examples experience experiences explained extract extracts fact facts foreword framework frameworks future glance glossary graph \
        guidance headline headlines highlights history implication implications improve improved improvement improvements \
        improving indicator indicators information insight insights introduction key learned learning learnt legislation legislative lesson \
        lessons list main message messages meeting minutes monitoring need note notes objectives opportunities option options \
        organisational overview page paper part performance performing picture plan planned plans point points position practice priorities \
        priority profile profiles progress proposal proposals purpose quality recent recommended reference requirements \
        responsibilities responsibility risk risks role roles scene scope section setting sheet show showing shown shows \
        sign snapshot split statement statements step steps story strategic structure study studies success successes \
        summaries summary table tables taken term terms thank thanks title theme thematic themed themes time topline \
        trend trends understanding update updates version view views vision voice work working
        """)

    /// The people who complain, and those who answer for the council as a whole.
    static let people = WordSet(
        """
        staff employee employees \
        age author cabinet citizen citizens councillor councillors customer customers director directors ethnicity gender \
        head holder investigator investigators lead leader local logged manager managers member members mp mps officer \
        officers panel people person population portfolio public reader resident residents royal scrutiny sector speaker \
        stakeholder stakeholders user users
        """)

    /// The council as a whole, its divisions without their names, and the words of councils' names.
    static let council = WordSet(
        """
        area areas authority borough city corporate council councils county department departments directorate directorates \
        district division divisions lgo lgos lgsco lgscos london metropolitan ombudsman ombudsmans ombudsmen section \
        service services team teams unit unitary units ward wards
        """)

    /// Times.
    static let times = WordSet(
        """
        annual annually april august calendar date dated december february financial \
        historic history january july june march may month monthly november october outturn period previous \
        quarter quarterly quarters september today year yearly years
        """)

    /// Words of degree, which describe a term and name nothing.
    static let degrees = WordSet(
        """
        current early earlier former latest new past following \
        challenging closer concluding demanding \
        additional alternative bad best better big biggest brief broad busy clear common comparable complex consistent \
        different difficult effective excellent fair fast full general good great greater grand high higher highest important \
        individual key large larger largest leading long low lower lowest major minor miscellaneous misc multiple negative \
        neutral normal ongoing overall persistent poor positive repeat right serious short significant similar simple single \
        slow small specific strong supporting top total typical unique unreasonable useful usual various wide wider worst wrong
        """)

    /// Verbs whose forms do not show them to be verbs: "What we found", "Getting it right".
    static let verbs = WordSet(
        """
        follow follows gives going getting looking refer \
        affect came complain felt find found gave get give given go gone got grew grow happen happened heard held keep \
        kept knew know known led learn listen look made make met paid put putting reach read rose said saw say see seen set \
        sought spent stood take tell told took turn use used went work yielded
        """)

    private static let groups = [quantities, process, parts, people, council, times]

    /// All terms of reports.
    static let all = groups.dropFirst().reduce(groups[0]) { $0.union($1) }

    /// Words that name nothing in a heading.
    static let plain = grammar.union(degrees).union(verbs)

    /// The nouns for what is counted, which a word before them may divide: "tree complaints".
    static let counted = WordSet(
        """
        complaint complaints compliment compliments contact contacts enquiry enquiries decision decisions case cases \
        feedback representations investigations comments queries volume volumes performance outcomes
        """)
}

extension DocumentText {
    /// Whether a word of a heading is no noun, by its ending: "affected", "locally"; or by what it governs: "Listening to
    /// residents".
    func isVerbOrAdverb(_ index: Int) -> Bool {
        let bytes = folded[tokens[index].bytes]
        func ends(_ ending: StaticString) -> Bool {
            ending.withUTF8Buffer { bytes.count > $0.count + 2 && bytes.suffix($0.count).elementsEqual($0) }
        }
        if ends("ed") || ends("ly") || isTask(index) { return true }
        guard ends("ing") else { return false }
        return isWord(index + 1, in: ReportTerms.grammar) && !isWord(index + 1, in: "and or")
    }

    /// Whether a word is the verb of a line that says what its readers are to do: "To consider the annual report".
    private func isTask(_ index: Int) -> Bool {
        isWord(index - 1, in: "to") && lines[tokens[index].line].tokens.lowerBound == index - 1
    }
}
