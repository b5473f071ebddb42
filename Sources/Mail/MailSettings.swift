public import Secrets
public import Wire

/// Where mail goes and in whose name, from a few words.
public struct MailSettings: Sendable {
    public var transport: any MailTransport
    public var sender: String

    /// - Parameters:
    ///   - way: `folder:PATH`, `smtp://host[:port]` (TLS by STARTTLS) or `smtps://host[:port]`.
    ///   - sender: the address the mail is from.
    ///   - user: the name at the server, if it asks for one.
    /// - Throws: `.invalid`, with what is wrong.
    public init(
        way: String, sender: String, user: String? = nil, password: Secret? = nil, limits: Limits = Limits()
    ) throws(MailError) {
        guard MailMessage.isAddress(sender) else {
            throw MailError(
                .invalid, "The sender of the mail is no address", mend: "Set BYLINE_MAIL_FROM, like byline@host.example"
            )
        }
        self.sender = sender
        if way.hasPrefix("folder:"), way.count > "folder:".count {
            transport = FolderTransport(folder: String(way.dropFirst("folder:".count)))
        } else if let place = WebPlace(way, schemes: ["smtp", "smtps"]) {
            transport = SMTPTransport(place: place, user: user, password: password, limits: limits)
        } else {
            throw MailError(
                .invalid, "The way for mail is neither a folder nor a server",
                mend: "Write folder:PATH, smtp://HOST or smtps://HOST; the user's name goes into BYLINE_MAIL_USER")
        }
    }
}
