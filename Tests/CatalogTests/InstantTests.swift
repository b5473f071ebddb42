import Catalog
import Foundation
import TestSupport
import Testing

@Suite struct InstantTests {
    @Test func `a moment is read and printed as Foundation does`() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<5_000 {
            // From the year 1583, before which Foundation reckons in the Julian calendar, to the year 9999.
            let seconds = Int.random(in: -12_212_553_600...253_402_300_799, using: &random)
            let text = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
            #expect(Instant(text)?.secondsSinceEpoch == seconds)
            #expect(Instant(secondsSinceEpoch: seconds).description == text)
        }
    }

    @Test(arguments: [
        "", "2024", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-01-01T24:00:00Z",
        "2024-01-01T00:60:00Z", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00+01:00", "2024-01-01T00:00:00.5Z",
        "２０２４-01-01", "0000-01-01T00:00:00Z", "-024-01-01T00:00:00Z",
    ]) func `what is no moment is none`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `a day is its first second`() {
        #expect(Instant("2024-02-29")?.description == "2024-02-29T00:00:00Z")
        #expect(Instant("1970-01-01")?.adding(days: 30).description == "1970-01-31T00:00:00Z")
    }
}
