import Model

/// The first lines of a report for tests, with the figures that they state.
enum SampleReport {
    static let front = """
        Kesmoor Borough Council
        Annual Complaints Report 2021/22

        Corporate complaints: 640

        Compliments: 201


        """
    static let stated: [FigureName: Double] = [.contactsCorporateComplaints: 640, .contactsCompliments: 201]
}
