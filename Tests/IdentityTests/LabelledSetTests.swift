import Catalog
import Foundation
import Testing

import Identity

/// On names that others labelled. Figures over the whole sets stand in the README.
@Suite(.enabled(if: LabelledSet.arePresent)) struct LabelledSetTests {
    /// Papers up to here are a third of the Anthology; without the optimiser a tenth is taken.
    #if DEBUG
        private static let lastYear = 1996
    #else
        private static let lastYear = 2006
    #endif

    @Test func `in the ACL Anthology hardly any name is given to somebody else, and more is found than by equal names`()
        throws
    {
        let score = try LabelledSet.acl(1900...Self.lastYear).score()
        let (ours, exact) = (score.people.partition.bCubed, score.exactName.partition.bCubed)
        #expect(score.people.partition.count > 1_000)
        #expect(ours.precision >= 0.99, "\(ours)")
        #expect(ours.f1 > exact.f1, "\(ours) \(exact)")
        #expect(score.people.variantRecall > 0.5)
    }

    /// Nothing but names and affiliations is known of these, most of them bearers of the most frequent families.
    @Test func `where only names and affiliations are known, names are left apart rather than mixed`() throws {
        let score = try LabelledSet.qian().score()
        #expect(score.people.partition.count == 2_892)
        #expect(score.people.partition.bCubed.precision >= 0.97, "\(score.people.partition)")
        #expect(score.exactName.partition.bCubed.precision < 0.65)
    }

    @Test func `fitted on half the families, an institution is worth what the parameter file gives it`() throws {
        let set = try LabelledSet.qian()
        let fit = try Fitting(set.records, labels: set.labels).fit(.standard, version: "test", provenance: "a test")
        let fitted = try ResolverParameters(json: Array(fit.file.utf8), file: "fitted")
        #expect(fit.fitted.contains("institution"))
        #expect(abs(fitted.bits("institution") - ResolverParameters.standard.bits("institution")) < 0.5)
        #expect(fit.after.bCubed.f1 > fit.before.bCubed.f1 && fit.after.bCubed.precision >= 0.97)
    }
}
