import Catalog
import Harvest
import Testing

@Suite struct RetryAfterTests {
    private let now = Instant(secondsSinceEpoch: 784_111_777)  // Sun, 06 Nov 1994 08:49:37 GMT

    @Test(arguments: [
        "Sun, 06 Nov 1994 08:50:37 GMT", "Sunday, 06-Nov-94 08:50:37 GMT", "Sun Nov  6 08:50:37 1994", "60", " 60 ",
    ])
    func `seconds and the three forms of a date say the same`(text: String) {
        #expect(RetryAfter.seconds(text, now: now) == 60)
    }

    @Test func `a date that has passed is no wait`() {
        #expect(RetryAfter.seconds("Sat, 05 Nov 1994 08:49:37 GMT", now: now) == 0)
    }

    @Test(arguments: ["", "soon", "-1", "1.5", "Sun, 06 Nov 1994", "Sun, 31 Feb 1994 08:49:37 GMT", "6 08:49:37"])
    func `what is neither is nothing`(text: String) {
        #expect(RetryAfter.seconds(text, now: now) == nil)
    }
}
