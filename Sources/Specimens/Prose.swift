/// Paragraphs to fill letters and reports with: own writing, in the tone of such documents, without any figure.
public enum Prose {
    /// Paragraphs that hold no digit and no number in words.
    public static let neutral = [
        "Thank you for the way your officers have worked with us. Prompt and full answers let us reach fair decisions "
            + "for the people who come to us, and we know how much effort stands behind them.",
        "The statistics below are meant to be read together with your own records. Complaints are a free source of "
            + "advice from the public, and they show where a service can do better long before an audit would.",
        "We publish our decisions so that councils, residents and elected members can learn from what went wrong "
            + "elsewhere. We leave out names and details that would let people be recognised.",
        "A high volume of complaints need not mean that an authority does badly. It may as well show that people know "
            + "how to complain and trust that somebody will listen to them.",
        "Members have an important part in holding services to account. We encourage you to share this letter with "
            + "the committee that oversees standards and to discuss it in public.",
        "Our training courses for staff have been rewritten for remote learning. They cover good practice in handling "
            + "complaints, the drafting of replies, and how to put things right.",
        "I welcome the steps that you told us about to shorten the time that residents wait for a final answer, and "
            + "I look forward to hearing how they have worked in practice.",
        "Where we recommend a change to a service we ask for evidence that it has been made. Agreeing to act is the "
            + "easier half; carrying it out on time is what restores people's trust.",
        "The guidance for complaint handlers sets out what residents may expect at each stage. We hope that councils "
            + "will adopt it as it stands, so that nobody meets different rules on different sides of a boundary.",
        "Officers from several departments met in the spring to look at the lessons of the year. Their notes are kept "
            + "with the papers of the committee and can be seen on request.",
        "The service desk logs each contact when it arrives and passes it to the department concerned. A person is "
            + "named who answers for it from start to finish.",
        "Some complaints span more than a single service. In such cases a lead officer is chosen, so that the resident "
            + "receives a joint answer and need not repeat the story.",
    ]

    /// Paragraphs with numbers that are nobody's figures: hours, dates, telephone numbers, laws, other bodies.
    public static let distracting = [
        "Our telephone lines are open from 10am to 4pm on weekdays. You can also write to us at any time; we answer "
            + "most messages within 3 working days.",
        "The complaints procedure has 2 stages. A reply is due within 20 working days at the first and within 30 at "
            + "the second, unless the resident agrees to wait longer.",
        "The duty rests on section 5A of an Act of 1989 and on regulations made 14 years later; 9 other laws touch it.",
        "The committee will meet on 12 September at 6.30pm in Room 101. Papers are published 5 clear days before.",
        "In a survey of 250 residents by another body, 61% said that they knew how to complain.",
    ]

    /// Some paragraphs in random order, none twice.
    ///
    /// - Parameter count: how many; no more than there are.
    public static func paragraphs(
        _ count: Int, from paragraphs: [String] = neutral, using generator: inout some RandomNumberGenerator
    ) -> [String] {
        Array(paragraphs.shuffled(using: &generator).prefix(count))
    }
}
