/// One small invented page of each format, with most of what its grammar allows.
enum Samples {
    static let profile = """
        Researcher profile

        Ana Lind

        Ana Lind contributes to the study of ducks.

        ResearcherPond InstituteOpen to collaborate

        Trust snapshot

        Quick read

        Trust 17 - UnverifiedVerification L1Unclaimed author
        3works
        12followers
        6topics
        3close collaborators

        Actions

        Follow researcher12

        Published work

        3 published item(s)

        preprint2021arXiv

        A first title, with a comma

        We count ducks. In preprint2020arXiv we counted geese.

        A second block of it.

        journal-article2020Journal of Ducks

        A title without abstract

        preprint2019arXiv

        \\emph{Third} titles: do they matter?

        They do not.
        """

    static let listing = """
        LGMar 3, 2024
        Learning to swim with SGDAna Lind, Bo Ek, Cem Dag et al. · harvard
        A duckling sees three swimmers. Then it swims.
        36.5DIS-NNMay 8Code
        Ducks, Geese and SwansBo Ek, Ana Lind
        We tell them apart.
        CLDLJun 28, 2023
        What do $N$ geese say?Dee Eng, Fay McDuff, Hal Ito et al.
        They say little, and that at night.
        """

    static let spacedListing = """
        Ana Lind

        LG
        h-index4
        16papers
        47citations
        Novelty58%
        AI Score56

        16 Papers

        66.9LGMay 27
        Fast ducks, revisited

        Ana Lind, Bo Ek, Cem Dag et al.

        They are faster than was thought.

        MLNov 2, 2023
        A crowd

        Hal Ito, Jo Kim, Lee Moss et al.

        Many ducks, many authors.
        """

    static let paper = """
        This paper studies ducks and finds that they prefer calm water.
        We study ducks on small ponds. Nearly all chose the calm one.
        Get AI-generated insights about this paper's methods.
        Current paper (gray), citations (green), references (blue)
        Bo Ek, Cem Dag, Dee Eng et al.
        Title | Authors | Year | Actions |
        ---|---|---|---|
        A paper on P(a|b)
        |
        F. Gul, Hal Ito
        |
        2023
        |
        View Paper |
        Calm water and its friends
        |
        |
        in press
        |
        View Paper |
        Choice among ponds | Lee Moss, P. Oz | 2019 | View Paper |
        Comments (3)
        """

    static let fullText = """
        # Ducks on Small Ponds

        Ana Lind<sup>a,1</sup>, Bo Ek<sup>a,b</sup>, and Cem Dag<sup>b</sup>

        <sup>a</sup>Pond Institute, North Campus; and <sup>b</sup>School of Geese, University of Shore

        Edited by Dee Eng, Mud College, and accepted June 1, 2021 (received for review May 2, 2021)

        Ducks choose between a calm and a rough pond. We watch them for a week and find that nearly all prefer the calm.

        ducks | small ponds | choice

        The code is available at https://github.com/pond-lab/ducks. Email: ana@example.org.

        First published December 3, 2021.

        - 1) A list in the text.

        - 1. F. Gul, H. Ito, A paper on geese. J. Ducks 4, 15-22 (2019).
        - J. Kim et al., Calm water and its friends, Proc. Pond Soc. 12, 345-350 (2021).

        A displaced block of the text, with nothing in it.

        - 3. L. Moss, A. Noor, "Choice among ponds" in Proceedings of the Pond Workshop (Shore Press, 2012), pp. 3-8.
        - 4. P. Oz, Mud. arXiv:1805.04321 (11 May 2018).
        """

    static let all: [(format: String, text: String)] = [
        ("researcher-profile", profile), ("author-listing", listing), ("author-listing", spacedListing),
        ("paper-page", paper), ("full-text", fullText),
    ]

    /// A page as a browser saves it.
    static let page = """
        <!DOCTYPE html><html><head><title>x</title></head><body><h1>Researcher profile</h1><h2>Ana Lind</h2>
        <p>Ana Lind contributes to the study of ducks.</p><p><b>Researcher</b><i>Pond Institute</i></p>
        <h3>Trust snapshot</h3><div>Trust 17 - Unverified<span>Verification L1</span></div><div>1works</div>
        <h3>Published work</h3><p>1 published item(s)</p><div>preprint<b>2021</b>arXiv</div><h4>A title</h4><p>Text.</p>
        <table><tr><th>Title<th>Authors<th>Year<th>Actions<tr><td>a<td>b<td>2020<td>View Paper</table></body></html>
        """
}
