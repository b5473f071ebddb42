import Catalog
import Foundation
import Testing

import Identity

@Suite struct ParameterTests {
    private func parameters(_ change: (inout [String: Any]) -> Void) throws -> Result<
        ResolverParameters, ParameterError
    > {
        let standard = try JSONSerialization.jsonObject(with: Data(ResolverParameters.standardFile.utf8))
        var object = try #require(standard as? [String: Any])
        change(&object)
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: object))
        do {
            return .success(try ResolverParameters(json: bytes, file: "own.json"))
        } catch {
            return .failure(error)
        }
    }

    private func refusal(_ change: (inout [String: Any]) -> Void) throws -> String {
        guard case .failure(let error) = try parameters(change) else { return "none" }
        return "\(error)"
    }

    @Test func `the file that comes with the program knows every name, in the order of the cases`() {
        let standard = ResolverParameters.standard
        #expect(standard.evidence.map(\.name) == Evidence.allCases.map(\.name))
        #expect(Set(standard.settings.keys) == Set(Setting.allCases.map(\.name)))
        #expect(!standard.version.isEmpty && !standard.provenance.isEmpty && standard.review < standard.same)
    }

    @Test func `a file that cannot be used says what, where and how to mend it`() throws {
        #expect(
            try refusal { $0["settings"] = nil } == "own.json: It is not a parameter file: “settings” is missing. "
                + "Start from the output of `byline identity parameters`.")
        #expect(try refusal { $0["version"] = "" }.contains("The version is empty"))
        #expect(try refusal { $0["evidence"] = [["name": "orcid", "bits": 1]] }.contains("is missing"))
        #expect(
            try refusal { object in
                let list = object["evidence"] as? [[String: Any]] ?? []
                object["evidence"] = list + [["name": "telepathy", "bits": 3]]
            } == "own.json: Nothing knows the evidence “telepathy”. Leave it out.")
        #expect(
            try refusal { object in
                var settings = object["settings"] as? [String: Double] ?? [:]
                settings["review"] = 12
                object["settings"] = settings
            }.contains("review must be below same"))
        #expect(throws: ParameterError.self) { try ResolverParameters(json: Array("[1".utf8), file: "x") }
    }

    @Test func `other weights decide otherwise`() throws {
        var make = EvidenceMaker()
        let records = ["One", "Two"].map { make.record($0, ["Ada Lind"], source: $0) }
        let careful = try parameters { object in
            var settings = object["settings"] as? [String: Double] ?? [:]
            settings["same"] = 30
            object["settings"] = settings
            object["version"] = "careful"
        }.get()
        #expect(resolvePeople(in: records.map { [$0] }).people.count == 1)
        #expect(resolvePeople(in: records.map { [$0] }, parameters: careful).people.count == 2)
    }
}
