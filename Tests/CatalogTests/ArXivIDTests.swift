import Catalog
import Testing

@Suite struct ArXivIDTests {
    @Test(
        arguments: [
            ("0706.0001", "0706.0001", nil, 2007, 6), ("1412.9999", "1412.9999", nil, 2014, 12),
            ("1501.00001v2", "1501.00001", 2, 2015, 1), ("hep-th/9901001", "hep-th/9901001", nil, 1999, 1),
            ("math.GT/0309136", "math/0309136", nil, 2003, 9),
            ("10.48550/ARXIV.2202.01037", "2202.01037", nil, 2022, 2),
            ("cond-mat.dis-nn/0702001v13", "cond-mat/0702001", 13, 2007, 2), ("0704.0001", "0704.0001", nil, 2007, 4),
            ("math/0703999", "math/0703999", nil, 2007, 3), ("solv-int/9501001", "solv-int/9501001", nil, 1995, 1),
            ("q-alg/9108001", "q-alg/9108001", nil, 1991, 8), ("9912.12345v1", "9912.12345", 1, 2099, 12),
        ] as [(String, String, Int?, Int, Int)])
    func `an identifier is read to its paper, version and month`(
        _ text: String, _ key: String, _ version: Int?, _ year: Int, _ month: Int
    ) throws {
        let id = try ArXivID.read(text)
        #expect(id.key == key)
        #expect(id.version == version)
        #expect(id.year == year)
        #expect(id.firstMonth == month)
    }

    @Test(arguments: ["2202.01037", "2202.01037v3", "math/0309136", "math/0309136v1", "cond-mat/9406074"])
    func `all the wrappings of an identifier hold the same one`(_ bare: String) throws {
        let id = try ArXivID.read(bare)
        for form in [
            "arXiv:\(bare)", "arxiv: \(bare)", "ARXIV:\(bare)", "oai:arXiv.org:\(bare)",
            "https://arxiv.org/abs/\(bare)",
            "http://www.arxiv.org/abs/\(bare)", "arxiv.org/abs/\(bare)", "/abs/\(bare)",
            "https://arxiv.org/pdf/\(bare)",
            "https://arxiv.org/pdf/\(bare).pdf", "/pdf/\(bare).pdf", "https://export.arxiv.org/html/\(bare)/",
            "https://arxiv.org/abs/\(bare)?context=cs#top", "10.48550/arXiv.\(bare)", "doi:10.48550/arxiv.\(bare)",
            "https://doi.org/10.48550/ARXIV.\(bare.uppercased())", "\u{A0}\(bare) ",
        ] {
            #expect(try ArXivID.read(form) == id, "\(form)")
        }
        #expect(id.description == bare)
        #expect(ArXivID(id.url) == id)
    }

    @Test(arguments: [
        ("1501.0001", "From January 2015 on there are 5"), ("1412.00001", "Until December 2014 there are 4"),
        ("0613.0001", "13 where a month"), ("0703.0001", "before April 2007"), ("1501.00001v0", "version “0”"),
        ("1501.00001v01", "version “01”"), ("1501.00001v", "version"), ("1500.00001", "0 where a month"),
        ("nonsense/9901001", "no archive"), ("stat/0703001", "no archive"), ("math/0704001", "outside 1991"),
        ("math/9013001", "13 where a month"), ("math/9012001", "outside 1991"), ("math/030913", "seven digits"),
        ("math/03091360", "seven digits"), ("math./0309136", "subject class"), ("math.G1/0309136", "subject class"),
        ("0706.0000", "number 0"), ("math/0309000", "number 0"), ("1.2.3", "not an arXiv identifier"),
        ("", "not an arXiv identifier"), ("10.1073/pnas.1908636117", "no archive"),
        ("https://example.org/abs/2202.01037", "no archive"), ("٢٢٠٢.01037", "not an arXiv identifier"),
        ("1501.00001v99999999999999999999", "version"),
    ])
    func `a refusal says why`(_ text: String, _ reason: String) {
        let error = #expect(throws: IdentifierError.self) { try ArXivID.read(text) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "no error")")
        #expect(error?.mend.isEmpty == false)
        #expect(ArXivID(text) == nil)
    }

    @Test func `of every year and month exactly one of the three forms of number is an identifier`() {
        for year in 0...99 {
            for month in 0...13 {
                let stamp = "\(year < 10 ? "0" : "")\(year)\(month < 10 ? "0" : "")\(month)"
                let old = ArXivID("hep-th/\(stamp)001")
                let four = ArXivID("\(stamp).0001")
                let five = ArXivID("\(stamp).00001")
                let read = [old, four, five].compactMap(\.self)
                // 1990 is before the archive and, as 2090, after the short numbers: five digits it is.
                #expect(old == nil || old?.year == (year >= 91 ? 1900 : 2000) + year)
                #expect((four ?? five)?.year ?? 2000 + year == 2000 + year)
                let isMonth = (1...12).contains(month)
                #expect((four == nil) == !(isMonth && (704...1412).contains(year * 100 + month)), "\(stamp)")
                #expect((five == nil) == !(isMonth && year >= 15), "\(stamp)")
                #expect((old == nil) == !(isMonth && (year >= 91 || year * 100 + month <= 703)), "\(stamp)")
                #expect(read.allSatisfy { $0.firstMonth == month })
            }
        }
    }

    @Test func `versions of a paper share its key and sort behind it in order`() throws {
        let ids = try ["2202.01037v10", "2202.01037", "2202.01037v2", "math/0309136"].map { try ArXivID.read($0) }
        #expect(ids.sorted().map(\.description) == ["2202.01037", "2202.01037v2", "2202.01037v10", "math/0309136"])
        #expect(ids[0].withoutVersion == ids[1])
    }
}
