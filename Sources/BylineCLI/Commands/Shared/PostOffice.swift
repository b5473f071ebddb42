import Byline
import Mail
import Secrets
import Wire

extension Flag {
    static let mail = Flag.option(
        "mail", "WAY", .text, "folder:PATH, smtp://HOST or smtps://HOST; else BYLINE_MAIL")
}

extension Session {
    /// The way for mail: the flag, else the environment. The password of the server is never a word of either.
    func post(_ line: ParsedLine) throws -> MailSettings {
        guard let way = line.value("mail") ?? surroundings.variable("BYLINE_MAIL") else {
            throw UsageError(what: "There is no way for mail", mend: "Add `--mail WAY`, or set BYLINE_MAIL")
        }
        guard let sender = surroundings.variable("BYLINE_MAIL_FROM") else {
            throw UsageError(
                what: "Mail needs a sender", mend: "Set BYLINE_MAIL_FROM to an address, like byline@host.example")
        }
        let password = try surroundings.variable("BYLINE_MAIL_PASSWORD_FILE").map { file throws(BylineError) in
            try secretOf(file: file)
        }
        do {
            return try MailSettings(
                way: way, sender: sender, user: surroundings.variable("BYLINE_MAIL_USER"), password: password,
                limits: Limits(authorities: surroundings.variable("BYLINE_MAIL_CA")))
        } catch { throw BylineError(error) }
    }
}
