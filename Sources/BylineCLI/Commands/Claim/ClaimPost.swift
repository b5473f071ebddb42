import Byline
import Mail
import Secrets

extension Session {
    /// How a token is mailed to an address.
    func post(_ registrar: Registrar) throws -> (String, ProofChallenge) throws -> Void {
        if let post = surroundings.post { return post }
        let settings = try post(ParsedLine())
        return { address, challenge in try registrar.send(challenge, to: Secret(address), by: settings) }
    }
}
