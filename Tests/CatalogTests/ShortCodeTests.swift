import Catalog
import Testing

@Suite struct ShortCodeTests {
    @Test(arguments: [
        ("DIS-NN", "cond-mat.dis-nn"), ("STAT-MECH", "cond-mat.stat-mech"), ("MATH-PH", "math-ph"), ("LG", "cs.LG"),
        ("ML", "stat.ML"), ("dis-nn", "cond-mat.dis-nn"), ("IT", "cs.IT"), ("NA", "math.NA"), ("SY", "eess.SY"),
        ("SUPR-CON", "cond-mat.supr-con"), ("ASTRO-PH", "astro-ph"), ("CMP-LG", "cmp-lg"), (" LG ", "cs.LG"),
    ])
    func `a short code that fits one subject is that category`(_ printed: String, _ code: String) throws {
        #expect(ShortCode.resolve(printed) == .unique(try #require(ArXivCategory.named(code))))
    }

    @Test(arguments: [
        "AP": ["math", "stat"], "CG": ["cs", "nlin"], "CO": ["astro-ph", "math", "stat"], "CV": ["cs", "math"],
        "DS": ["cs", "math"], "GN": ["econ", "math", "q-bio", "q-fin"], "GR": ["cs", "math"], "GT": ["cs", "math"],
        "LO": ["cs", "math"], "OT": ["q-bio", "stat"], "PR": ["math", "q-fin"], "SC": ["cs", "q-bio"],
        "SI": ["cs", "nlin"], "SP": ["eess", "math"], "ST": ["math", "q-fin"], "TH": ["econ", "stat"],
    ])
    func `a short code of several archives keeps all its candidates`(_ printed: String, _ archives: [String]) {
        #expect(
            ShortCode.resolve(printed) == .ambiguous(archives.compactMap { ArXivCategory.named("\($0).\(printed)") }))
    }

    @Test func `114 of the 133 short codes stand for one category, and three more for one alias pair`() {
        let forms = Dictionary(grouping: ArXivCategory.all, by: \.shortCode)
        #expect(forms.count == 133)
        #expect(forms.values.count { $0.count == 1 } == 114)
        let unique = forms.keys.count {
            if case .unique = ShortCode.resolve($0) { true } else { false }
        }
        #expect(unique == 117)
        for (form, categories) in forms where categories.count == 1 {
            #expect(ShortCode.resolve(form) == .unique(categories[0]))
        }
    }

    @Test func `categories known from elsewhere settle an ambiguity and never overrule what is printed`() throws {
        func known(_ codes: String...) -> [ArXivCategory] { codes.compactMap(ArXivCategory.named) }
        #expect(ShortCode.resolve("CO", known: known("cs.DM", "math.CO")) == .unique(known("math.CO")[0]))
        #expect(ShortCode.resolve("TH", known: known("math.ST")) == .unique(known("stat.TH")[0]))
        #expect(ShortCode.resolve("CO", known: known("stat.CO", "math.CO")) == .ambiguous(known("math.CO", "stat.CO")))
        #expect(ShortCode.resolve("CO", known: known("cs.LG")) == ShortCode.resolve("CO"))
        #expect(ShortCode.resolve("LG", known: known("stat.ML")) == .unique(known("cs.LG")[0]))
        #expect(ShortCode.resolve("ZZ", known: known("cs.LG")) == .unknown)
    }

    @Test(arguments: [
        ("LGDIS-NNST", [["LG", "DIS-NN", "ST"]]), ("CLDL", [["CL", "DL"]]), ("DIS-NN", [["DIS-NN"]]),
        ("STAT-MECHSTLG", [["STAT-MECH", "ST", "LG"]]), ("MLMATH-PH", [["ML", "MATH-PH"]]), ("XQZ", []), ("", []),
        ("LGX", []), ("OTHERO", [["OT", "HE", "RO"]]), ("OTHER", [["OTHER"]]),
    ])
    func `glued codes are cut wherever all pieces are known`(_ glued: String, _ cuts: [[String]]) {
        #expect(ShortCode.split(glued) == cuts)
    }

    @Test func `every pair and a sample of triples comes apart again, whole, with every cut made of known codes`() {
        let codes = ShortCode.all
        for (index, first) in codes.enumerated() {
            for second in codes {
                let third = codes[index % 7]
                for pieces in [[first, second], [first, second, third]] {
                    let cuts = ShortCode.split(pieces.joined())
                    #expect(cuts.contains(pieces))
                    #expect(cuts.allSatisfy { $0.joined() == pieces.joined() })
                    #expect(Set(cuts).count == cuts.count)
                }
            }
        }
    }

    @Test func `a long run that cannot be cut ends soon, and prose is not tried at all`() {
        let run = String(repeating: "OTHEROTHER", count: 11)
        #expect(ShortCode.split(run + "Q").isEmpty)
        #expect(ShortCode.split(run).count <= 50)
        #expect(ShortCode.split(String(repeating: "LG", count: 61)).isEmpty)
    }
}
