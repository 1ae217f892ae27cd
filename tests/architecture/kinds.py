"""Which of the four kinds of data each model is (docs/decisions/0001-four-kinds-of-data.md).

Pages are known by their class. A new model of another kind is added here by name.
"""

RECORDS = {
    "accounts.Affiliation",
    "accounts.Letter",
    "events.AccessNeed",
    "events.AgreementVersion",
    "events.CalendarCopy",
    "events.Draw",
    "events.DrawEntry",
    "events.Registration",
    "events.SeatEvent",
    "events.SeatPool",
    "events.Session",
    "events.SessionStaff",
    "events.StaffCode",
    "learning.Certificate",
    "learning.Enrollment",
    "learning.LearningEvent",
    "learning.ModuleProgress",
    "learning.PlannedModule",
    "learning.Playback",
    "learning.PolicyChoice",
    "learning.QuizAttempt",
    "learning.Reflection",
    "learning.SeriesPlan",
}
REFERENCE = {
    "accounts.Institution",
    "accounts.InstitutionDomain",
    "content.CaptionTrack",
    "content.Document",
    "content.Image",
    "content.Media",
    "content.Rendition",
    "content.SiteSettings",
    "content.Topic",
    "events.CommunityAgreement",
    "events.LetterWording",
}
ACCOUNTS = {"accounts.User"}
