import Byline
import Catalog

extension Visit {
    /// A researcher in the words of schema.org, as their page carries it.
    func linkedData(of profile: ResearcherProfile) throws(BylineError) -> Response {
        let id = profile.summary.id
        return linkedData(
            ResearcherFacts(
                links: try links, profile: profile, standing: try registrar.standing(of: id),
                topics: try registrar.topics(of: id)
            ).value)
    }

    /// A work in the words of schema.org, as its page carries it.
    func linkedData(of detail: WorkDetail) throws(BylineError) -> Response {
        linkedData(
            WorkFacts(
                links: try links, detail: detail, code: try registrar.reproductions(of: detail.summary.id).code
            ).value)
    }

    private func linkedData(_ value: JSONLD) -> Response {
        Response(headers: ["Content-Type": Representation.jsonld.sentType], body: value.bytes + [UInt8(ascii: "\n")])
    }
}
