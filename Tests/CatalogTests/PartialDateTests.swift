import Catalog
import Testing

@Suite struct PartialDateTests {
    @Test(arguments: [
        ("Mar 29, 2023", "2023-03-29"), ("May 8", "--05-08"), ("15 September 2016", "2016-09-15"),
        ("2023-06", "2023-06"),
        ("Mon, 2 Apr 2007 19:18:42 GMT", "2007-04-02"), ("Mon, 02 Apr 2007 17:42:00 GMT", "2007-04-02"),
        ("2016-05-26T17:59:46Z", "2016-05-26"), ("Wed, 1 Jan 97 01:00:12 GMT", "1997-01-01"),
        ("Fri, 17 Mar 23 00:51:30 GMT", "2023-03-17"),
    ])
    func `a date is read as far as it is known`(_ printed: String, _ iso: String) {
        #expect(PartialDate(printed: printed)?.iso == iso)
    }

    @Test(arguments: ["", "tomorrow", "Mon, 31 Feb 2007 10:00:00 GMT", "2016-13-26T17:59:46Z", "10:00", "T10:00:00:00"])
    func `what is no date is none`(_ printed: String) { #expect(PartialDate(printed: printed) == nil) }
}
