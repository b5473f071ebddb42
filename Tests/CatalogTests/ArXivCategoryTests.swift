import Catalog
import Testing

@Suite struct ArXivCategoryTests {
    @Test func `every category is found by its code in any case, and codes do not repeat`() {
        #expect(ArXivCategory.all.count == 155)
        #expect(Set(ArXivCategory.all.map { $0.code.lowercased() }).count == 155)
        for category in ArXivCategory.all {
            #expect(ArXivCategory.named(category.code) == category)
            #expect(ArXivCategory.named(category.code.lowercased()) == category)
            #expect(ArXivCategory.named(category.code.uppercased()) == category)
            #expect(!category.name.isEmpty && !category.archiveName.isEmpty && !category.isRetired)
            #expect(category.code == category.archive || category.code.hasPrefix(category.archive + "."))
        }
    }

    @Test(arguments: [
        ("cond-mat.dis-nn", "Disordered Systems and Neural Networks", "Condensed Matter"),
        ("cs.LG", "Machine Learning", "Computer Science"), ("stat.ML", "Machine Learning", "Statistics"),
        ("math-ph", "Mathematical Physics", "Mathematical Physics"),
        ("q-bio.NC", "Neurons and Cognition", "Quantitative Biology"),
        ("cs.CE", "Computational Engineering, Finance, and Science", "Computer Science"),
        ("physics.data-an", "Data Analysis, Statistics and Probability", "Physics"),
        ("quant-ph", "Quantum Physics", "Quantum Physics"), ("cond-mat", "Condensed Matter", "Condensed Matter"),
    ])
    func `a code has its name and the name of its archive`(_ code: String, _ name: String, _ archive: String) throws {
        let category = try #require(ArXivCategory.named(code))
        #expect(category.name == name)
        #expect(category.archiveName == archive)
    }

    @Test(arguments: [
        ("math.MP", "math-ph"), ("stat.TH", "math.ST"), ("math.IT", "cs.IT"), ("cs.NA", "math.NA"),
        ("cs.SY", "eess.SY"),
        ("q-fin.EC", "econ.GN"),
    ])
    func `an alias counts as the subject of its pair`(_ alias: String, _ subject: String) throws {
        let category = try #require(ArXivCategory.named(alias))
        #expect(category.code == alias && category.isAlias)
        #expect(category.subjectCode == subject)
        #expect(category.subject == ArXivCategory.named(subject))
        #expect(category.subject.subjectCode == subject && !category.subject.isAlias)
    }

    @Test func `aliases are six, and every other present category is its own subject`() {
        #expect(ArXivCategory.all.filter(\.isAlias).count == 6)
        for category in ArXivCategory.all where !category.isAlias { #expect(category.subjectCode == category.code) }
    }

    @Test(arguments: [
        ("cmp-lg", "cs.CL"), ("chao-dyn", "nlin.CD"), ("alg-geom", "math.AG"), ("mtrl-th", "cond-mat.mtrl-sci"),
        ("supr-con", "cond-mat.supr-con"), ("bayes-an", "physics.data-an"), ("q-alg", "math.QA"),
    ])
    func `a retired archive counts as its successor and keeps its own code`(_ archive: String, _ successor: String)
        throws
    {
        let category = try #require(ArXivCategory.named(archive))
        #expect(category.code == archive && category.isRetired && !category.isAlias)
        #expect(category.subjectCode == successor)
        #expect(category.name == category.subject.name)
    }

    @Test(arguments: ["I.2.6", "05C65", "cs.XX", "cs", "math", "", "stat.LG", "cs.LG cs.AI"])
    func `what is no category of arXiv has none`(_ code: String) {
        #expect(ArXivCategory.named(code) == nil)
    }
}
