@testable import Decoding
import Testing

@Suite struct NumberFormatTests {
    struct Example: Sendable, CustomStringConvertible {
        let code: String
        let number: String
        let text: String

        init(_ code: String, _ number: String, _ text: String) {
            (self.code, self.number, self.text) = (code, number, text)
        }

        var description: String { "\(number) as \(code) is \(text)" }
    }

    static let examples = [
        Example("0%", "0.8100000000000001", "81%"), Example("0%", "0.815", "82%"),
        Example("0.0%", "0.8149999999999999", "81.5%"),
        Example("0%", "-0.004", "0%"), Example("0.00%", "1", "100.00%"),
        Example("General", "0.8100000000000001", "0.81"),
        Example("General", "0.1", "0.1"), Example("General", "33", "33"), Example("General", "1E-3", "0.001"),
        Example("General", "0.33333333333333331", "0.333333333333333"), Example("General", "-12.50", "-12.5"),
        Example("General", "1E+21", "1E+21"), Example("General", "123456789012", "123456789012"),
        Example("0", "2.5", "3"), Example("0", "0.49999999999999994", "1"), Example("0", "1.4", "1"),
        Example("0.00", "1.005", "1.01"), Example("0.0", "9.96", "10.0"), Example("#,##0", "1234567", "1,234,567"),
        Example("#,##0", "999", "999"), Example("#,##0", "0", "0"), Example("#,###", "0", ""),
        Example("000", "7", "007"),
        Example("#.##", "0.5", ".5"), Example("0.0#", "2.5", "2.5"), Example("0.##", "2", "2."),
        Example("#,##0;(#,##0)", "-1234", "(1,234)"), Example("0;-0;\"nil\"", "0", "nil"), Example("0;-0;;@", "0", ""),
        Example("#,##0;[Red]-#,##0", "-12", "-12"), Example("[$£-809]#,##0.00", "1250.5", "£1,250.50"),
        Example("\"£\"#,##0", "-5", "-£5"), Example("0\" days\"", "18", "18 days"), Example("0.0,", "12345", "12.3"),
        Example("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", "1234", " 1,234 "),
        Example("0.00E+00", "12345", "1.23E+04"),
        Example("[>=1000]#,##0;0", "1500", "1,500"), Example("[>=1000]#,##0;0", "15", "15"),
        Example("@", "0.5", "0.5"), Example("# ?/?", "0.5", "0.5"), Example("00-00", "1234", "1234"),
        Example("dd/mm/yyyy", "45383", "01/04/2024"), Example("d mmm yy", "45383.75", "1 Apr 24"),
        Example("dddd d mmmm yyyy", "45383", "Monday 1 April 2024"),
        Example("yyyy-mm-dd hh:mm", "45383.5", "2024-04-01 12:00"),
        Example("h:mm AM/PM", "0.75", "6:00 PM"), Example("[h]:mm", "1.5", "36:00"),
        Example("mm:ss", "0.0007", "01:00"),
        Example("d mmmm yyyy", "60", "29 February 1900"), Example("d mmmm yyyy", "59", "28 February 1900"),
        Example("d mmmm yyyy", "1", "1 January 1900"), Example("d mmmm yyyy", "-1", "####"),
        Example("0", "twelve", "twelve"), Example("[Red]", "5", ""), Example("", "5", "5"),
    ]

    @Test(arguments: examples) func `a cell shows its number in its format`(_ example: Example) {
        #expect(NumberFormat(example.code).text(of: example.number, startsIn1904: false) == example.text)
    }

    @Test func `no code and no number is too much`() {
        for code in [
            "0;0;0;0;0", "[", "\"", "\\", "_", "*", "0.0.0", "E+", "%%%%", "[h", ";;;;", "mmmmmmmm", "0,,,,,,0",
        ] {
            for number in ["1E399", "-1E-399", "0", "9999999999999999999999", "2958466.5"] {
                #expect(NumberFormat(code).text(of: number, startsIn1904: false).utf8.count < 1000)
            }
        }
    }
}
