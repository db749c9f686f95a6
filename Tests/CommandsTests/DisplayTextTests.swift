import Linux
import Model
import Oversight
import Testing

@testable import Commands

@Suite struct DisplayTextTests {
    private func figure(_ value: Double, _ unit: Unit) -> Figure {
        Figure(value: value, unit: unit, place: Place(page: 1, line: 1, text: ""))
    }

    @Test(arguments: [
        (27_222.15, "£27,222.15"), (0, "£0.00"), (5, "£5.00"), (999.9, "£999.90"), (1_000, "£1,000.00"),
        (1_234_567.05, "£1,234,567.05"), (-1_500.5, "-£1,500.50"),
    ])
    func `money has thousands and pence`(_ value: Double, _ text: String) {
        #expect(figure(value, .pounds).displayText == text)
    }

    @Test(arguments: [
        (75, Unit.percent, "75%"), (5.5, .percent, "5.5%"), (1, .days, "1 day"), (20, .days, "20 days"),
        (3, .count, "3"), (4.2, .per100k, "4.2 per 100,000"),
    ])
    func `a value has its unit`(_ value: Double, _ unit: Unit, _ text: String) {
        #expect(figure(value, unit).displayText == text)
    }

    @Test func `a time is written as people write it`() throws {
        let noon = try #require(LocalTime.seconds(year: 2026, month: 11, day: 21, hour: 5, minute: 20))
        #expect(Timestamp(seconds: noon).displayText == "21 November 2026, 05:20 \(LocalTime(seconds: noon).zone)")
    }

    @Test(
        arguments: [
            (0, "in a moment"), (-59, "just now"), (60, "in 1 minute"), (7199, "in 119 minutes"), (7200, "in 2 hours"),
            (-3 * 86_400, "3 days ago"), (14 * 86_400, "in 2 weeks"),
        ] as [(Int64, String)])
    func `a distance of time has the greatest unit of which there are two`(_ seconds: Int64, _ text: String) {
        let now = Timestamp(seconds: 1_795_238_434)
        #expect(Timestamp(seconds: now.seconds + seconds).distanceText(from: now) == text)
    }

    @Test(arguments: [
        ("2021-07-21", "21 July 2021"), ("2020-02-01", "1 February 2020"), ("2020-13-01", nil), ("21 July 2021", nil),
        ("", nil),
    ])
    func `a date is written as people write it`(_ text: String, _ day: String?) {
        #expect(calendarDay(text) == day)
    }

    @Test func `numbers agree with their nouns and verbs`() {
        #expect([0, 1, 2].map { counted($0, "file") } == ["0 files", "1 file", "2 files"])
        #expect([0, 1, 2].map { agreeing($0, "waits", "wait") } == ["wait", "waits", "wait"])
    }

    @Test func `control and direction characters are shown, not obeyed`() {
        #expect(printable("a\u{1B}[2J\u{202E}b\tc\n") == "a\u{FFFD}[2J\u{FFFD}b c\u{FFFD}")
    }
}
