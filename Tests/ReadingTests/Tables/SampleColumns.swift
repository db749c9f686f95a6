/// The headings of the tables of the letters for 2014 to 2018, in the published order.
enum SampleColumns {
    static let received = [
        "Adult Care Services", "Benefits and Tax", "Corporate and Other Services", "Education and Children's Services",
        "Environment Services", "Highways and Transport", "Housing", "Planning and Development", "Other", "Total",
    ]
    static let decisions = [
        "Incomplete or Invalid", "Advice Given", "Referred back for Local Resolution", "Closed After Initial Enquiries",
        "Not Upheld", "Upheld", "Uphold Rate", "Total",
    ]
}
