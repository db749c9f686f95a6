/// The words of the sentences on the council's own procedure.
extension ProcedureReader {
    /// Words by which a number is meant to be reached, or is compared with.
    static let intentions = WordSet(
        "target targets aim aims aimed should must expected standard compared against from previous versus least")

    static let cases = WordSet(
        "complaints complaint cases case investigations investigation reviews review panels panel requests request")

    static let moving = WordSet(
        "rose risen increased grew grown fell fallen decreased dropped up down by from to")

    static let joints = WordSet(
        "and at for of the stage stages complaints complaint in first second third final")

    static let plain = WordSet(
        """
        a an and at by during each for had has have in it its number of on our overall stage stages the there these this those \
        to total under was we were which with year years council council's first second third final corporate procedure process \
        complaints complaint cases case all been is are that at which
        """)

    static let receiving = plain.union(
        WordSet(
            """
            received recorded registered logged made dealt handled considered investigated investigations investigation \
            reviews review panels panel requests request new formal whole carried out held seen
            """))

    static let answering = plain.union(
        WordSet(
            """
            answered responded respond response responses reply replied replies dealt closed resolved completed concluded \
            handled received sent time timescale timescales timeframe timeframes deadline deadlines limit limits target targets \
            within agreed required set working calendar day days us their full share proportion percentage rate
            """))

    static let lasting = plain.union(
        WordSet(
            """
            average averaged averaging mean us time times taken take took takes taking respond response reply answer resolve \
            close complete responded answered replied working calendar days day responses handling
            """))

    static let escalating = plain.union(
        WordSet(
            """
            escalated escalation rate progressed progressing moved went proceeded on giving an representing equal them proportion percentage share
            """))
}
