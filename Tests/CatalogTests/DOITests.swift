import Catalog
import Testing

@Suite struct DOITests {
    @Test(arguments: [
        "10.1073/PNAS.1908636117", "doi:10.1073/pnas.1908636117", "DOI: 10.1073/pnas.1908636117",
        "https://doi.org/10.1073/pnas.1908636117", "http://dx.doi.org/10.1073/pnas.1908636117",
        "HTTPS://DOI.ORG/10.1073/Pnas.1908636117", "doi.org/10.1073/pnas.1908636117",
        "https://www.doi.org/10.1073/pnas.1908636117?via=x#y", "info:doi/10.1073/pnas.1908636117",
        "urn:doi:10.1073/pnas.1908636117", "10.1073%2Fpnas.1908636117", " 10.1073/pnas.1908636117\n",
    ])
    func `every spelling has the same key, is equal, and keeps what was received`(_ text: String) throws {
        let doi = try DOI.read(text)
        #expect(doi.key == "10.1073/pnas.1908636117")
        #expect(doi.asReceived == text)
        #expect(doi == DOI("10.1073/pnas.1908636117"))
        #expect(Set([doi, try DOI.read("10.1073/pnas.1908636117")]).count == 1)
    }

    @Test(arguments: [
        (
            "10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"
        ),
        ("10.1000/a%252Fb", "10.1000/a%2fb"), ("10.1000/100%", "10.1000/100%"), ("10.1000/a%zz", "10.1000/a%zz"),
        ("10.1000.10/ÄB", "10.1000.10/Äb"), ("10.1000/a/b#c", "10.1000/a/b#c"),
    ])
    func `per cent signs are decoded once and only ASCII letters change case`(_ text: String, _ key: String) throws {
        #expect(try DOI.read(text).key == key)
    }

    @Test(arguments: [
        ("11.1000/abc", "10."), ("10.1000", "no slash"), ("10.abc/def", "registrant"), ("10./def", "registrant"),
        ("10.12/def", "registrant"), ("10.1000./def", "registrant"), ("10.1000/", "ends at its slash"),
        ("10.1000/a b", "blank"), ("10.1000/a%00b", "control"), ("10.1000/a%FF", "UTF-8"), ("", "10."),
        ("https://example.org/10.1000/abc", "10."),
    ])
    func `a refusal says why`(_ text: String, _ reason: String) {
        let error = #expect(throws: IdentifierError.self) { try DOI.read(text) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "no error")")
        #expect(DOI(text) == nil)
    }

    @Test func `the DOI that arXiv gives a paper holds its identifier, and no other does`() {
        #expect(DOI("10.48550/ARXIV.2202.01037")?.arXivID?.key == "2202.01037")
        #expect(DOI("https://doi.org/10.48550/arXiv.math/0309136")?.arXivID?.key == "math/0309136")
        #expect(DOI("10.48550/arXiv.nonsense")?.arXivID == nil)
        #expect(DOI("10.1073/pnas.1908636117")?.arXivID == nil)
    }

    @Test func `any bytes offered are read or refused, never trapped on`() {
        var state: UInt64 = 1
        let alphabet = Array("10./%2aFé\u{0}\u{301} :doiarXv48550")
        for _ in 0..<20_000 {
            var text = "10.48550/"
            for _ in 0..<Int(state >> 60) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            if let doi = DOI(text) { #expect(doi.key.hasPrefix("10.")) }
            if let id = ArXivID(text) { #expect(ArXivID(id.description) == id) }
            #expect(ORCID(text) == nil)
        }
    }
}
