"""The words of what is written about versions: comparison and change memo."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "comparison": "Comparison of two versions", "memo": "Change memo", "project": "Project: {title}",
        "between": "From: {old}. To: {new}.", "made": "Written on {day} by {who}.",
        "effect": "Effect on emission reductions",
        "changes": "Changes", "year": "Year", "before": "Before (tCO2)", "after": "After (tCO2)",
        "difference": "Difference (tCO2)", "total": "Total", "where": "Where", "what": "What", "old": "Before",
        "new": "After", "why": "Why", "alone": "Effect (tCO2)", "none": "The answers are the same.",
        "count": "Changed: {count}.", "no_reason": "(no reason given yet)", "unknown": "not known",
        "definitions": "Other methodology or form definitions: {names}.", "outside": "Other",
        "note": "The effect of a change is what the total would lack without that change alone, in tCO2 over all years."
                " Effects need not add up to the whole difference, because changes act together.",
        "yearly_note": "Emission reductions of each calendar year, rounded down to whole tonnes as in the documents.",
        "saved": "The file as it was saved last", "now": "The project as it is now",
        "unit": "{old} → {new} {unit} ({by})",
        "drift": "Drift", "since": "{stage}: {version} ({date})", "fact": "Fact", "then": "Then", "now_is": "Now",
        "percent": "Drift", "unexplained": "(not explained)",
        "drift_note": "What the secretariat compares between Project Idea Note, PDD and registration, against the"
                      " project as it is now. What a number is made of explains it when a reason is given there.",
    },
    "ja": {
        "comparison": "二つの版の比較", "memo": "変更メモ", "project": "プロジェクト：{title}",
        "between": "変更前：{old}。変更後：{new}。", "made": "{day}、{who}作成。", "effect": "排出削減量への影響",
        "changes": "変更箇所", "year": "年", "before": "変更前 (tCO2)", "after": "変更後 (tCO2)",
        "difference": "差 (tCO2)", "total": "合計", "where": "箇所", "what": "内容", "old": "変更前",
        "new": "変更後", "why": "理由", "alone": "影響 (tCO2)", "none": "回答はすべて同じです。",
        "count": "変更：{count}件。", "no_reason": "（理由は未記入）", "unknown": "不明",
        "definitions": "異なる方法論・様式の定義：{names}。", "outside": "その他",
        "note": "各変更の影響は、その変更だけを元に戻した場合との差（全期間の合計、tCO2）です。変更は互いに"
                "影響し合うため、影響の合計が全体の差と一致しないことがあります。",
        "yearly_note": "各暦年の排出削減量。文書と同じく1トン未満は切り捨てています。",
        "saved": "最後に保存したファイル", "now": "現在のプロジェクト", "unit": "{old} → {new} {unit}（{by}）",
        "drift": "提出・登録時からの相違", "since": "{stage}：{version}（{date}）", "fact": "項目", "then": "当時",
        "now_is": "現在", "percent": "変化率", "unexplained": "（理由は未記入）",
        "drift_note": "PIN・PDD・登録内容の間で事務局が照合する項目を、現在のプロジェクトと比べたものです。"
                      "算定値には、その入力に記入された理由を示しています。",
    },
}
