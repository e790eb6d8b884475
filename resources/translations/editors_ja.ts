<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>AnswerModel</name>
    <message>
        <source>Unread proposal. Type over it, or accept it with Ctrl+Return.</source>
        <translation>未読の提案文です。上書きするか、Ctrl+Enterで承認してください。</translation>
    </message>
    <message>
        <source>Not asked here; the answer is kept but not printed.</source>
        <translation>ここでは入力の必要がありません。入力済みの内容は保持されますが、印字されません。</translation>
    </message>
    <message>
        <source>Confidential: left out of the public version.</source>
        <translation>秘密情報：公開版には載りません。</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必須</translation>
    </message>
</context>
<context>
    <name>AttachmentEditor</name>
    <message>
        <source>Add file…</source>
        <translation>ファイルを追加…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>or drop files here</source>
        <translation>またはここにドロップ</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Copying: {percent} %</source>
        <translation>コピー中：{percent}%</translation>
    </message>
    <message>
        <source>pasted picture.png</source>
        <translation>貼り付けた画像.png</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>{at} of {all}</source>
        <translation>{at} / {all}</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>前の行</translation>
    </message>
    <message>
        <source>Row after</source>
        <translation>次の行</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>カードを閉じる</translation>
    </message>
</context>
<context>
    <name>CardsEditor</name>
    <message>
        <source>Add a row and fill it in (Ctrl+Return)</source>
        <translation>行を追加して入力する（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Delete the chosen rows; Undo brings them back (Del in the list)</source>
        <translation>選んだ行を削除（一覧ではDelキー）。「元に戻す」で戻せます</translation>
    </message>
    <message>
        <source>Rows are added. Columns as in the card from the top, or in any order under a line with their names.</source>
        <translation>行として追加します。列はカードの項目の順、または1行目に項目名があれば順不同で読み取ります。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>行をコピー</translation>
    </message>
    <message>
        <source>Paste as rows</source>
        <translation>行として貼り付け</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>行を追加</translation>
    </message>
    <message>
        <source>Duplicate rows</source>
        <translation>行を複製</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>行を削除</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>この列で並べ替え</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Choose…</source>
        <translation>選択してください</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Show the list</source>
        <translation>一覧を表示</translation>
    </message>
    <message>
        <source>Show the list (Alt+Down)</source>
        <translation>一覧を表示（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>Composition</name>
    <message>
        <source>Not pasted: {count} characters are on the clipboard, and a field takes {most} at once. Attach the file, or paste a part of it.</source>
        <translation>貼り付けませんでした：クリップボードに{count}文字ありますが、一度に貼り付けられるのは{most}文字までです。ファイルを添付するか、一部を貼り付けてください。</translation>
    </message>
</context>
<context>
    <name>CriterionCard</name>
    <message>
        <source>Met</source>
        <translation>適合</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>不適合</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>判定待ち</translation>
    </message>
    <message>
        <source>No proof named</source>
        <translation>裏付けの指定なし</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>Pick from a calendar</source>
        <translation>カレンダーから選ぶ</translation>
    </message>
    <message>
        <source>Pick from a calendar (Alt+Down)</source>
        <translation>カレンダーから選ぶ（Alt+↓）</translation>
    </message>
    <message>
        <source>e.g. {example}</source>
        <translation>例：{example}</translation>
    </message>
</context>
<context>
    <name>DraftEditor</name>
    <message>
        <source>Japanese draft, printed nowhere</source>
        <translation>日本語の下書き（印字されません）</translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>{label}, required</source>
        <translation>{label}、必須</translation>
    </message>
</context>
<context>
    <name>FieldLabel</name>
    <message>
        <source>required</source>
        <translation>必須</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Caption</source>
        <translation>キャプション</translation>
    </message>
    <message>
        <source>Caption of {name}</source>
        <translation>{name}のキャプション</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name}を削除</translation>
    </message>
</context>
<context>
    <name>GridEditor</name>
    <message>
        <source>No monitored parameter yet. Fill in the inputs in C first.</source>
        <translation>モニタリングするパラメータがまだありません。先にCの入力値を記入してください。</translation>
    </message>
    <message>
        <source>Monitoring points</source>
        <translation>モニタリングポイント</translation>
    </message>
    <message>
        <source>No value of this methodology varies by year, or the period is not known yet.</source>
        <translation>この方法論には年ごとに変わる値がないか、期間がまだ決まっていません。</translation>
    </message>
    <message>
        <source>Values that differ in a year</source>
        <translation>年ごとに異なる値</translation>
    </message>
    <message>
        <source>This methodology fixes no parameter of the project.</source>
        <translation>この方法論に事前確定パラメータはありません。</translation>
    </message>
    <message>
        <source>Parameters fixed ex ante</source>
        <translation>事前確定パラメータ</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>デフォルト値</translation>
    </message>
    <message>
        <source>This methodology has no default values.</source>
        <translation>この方法論にデフォルト値はありません。</translation>
    </message>
    <message>
        <source>{all} values, {left} not verified yet. Read each in the official document and enter document, page and date.</source>
        <translation>全{all}件中、未確認は{left}件です。公式文書で値を確かめ、文書名・ページ・確認日を記入してください。</translation>
    </message>
    <message>
        <source>Fill in only the years whose value differs from the value in use. It stands for a full year of operation and wins over the change per year of the monitoring plan.</source>
        <translation>使用値と異なる年だけ入力します。通年で稼働した場合の値で、モニタリング計画の年ごとの低下率より優先されます。</translation>
    </message>
    <message>
        <source>{count} proposed texts are unread (amber). Read, then change or accept them.</source>
        <translation>未読の提案文が{count}件あります（黄色のセル）。内容を読み、修正または承認してください。</translation>
    </message>
    <message>
        <source>One row for each parameter; several lines in a cell with Alt+Return.</source>
        <translation>パラメータごとに1行です。セル内の改行はAlt+Enterです。</translation>
    </message>
    <message>
        <source>Accept all proposals</source>
        <translation>提案文をすべて承認</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>下へコピー</translation>
    </message>
    <message>
        <source>Clear cells</source>
        <translation>セルの内容を消去</translation>
    </message>
    <message>
        <source>Accept proposals</source>
        <translation>提案文を承認</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>Verified</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>公開資料による</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草案</translation>
    </message>
    <message>
        <source>Derived</source>
        <translation>算出値</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Default value</source>
        <translation>デフォルト値</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>Value in use</source>
        <translation>使用中の値</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>LibraryPicker</name>
    <message>
        <source>Search by words of the entry or of its project</source>
        <translation>内容や案件名の語句で検索</translation>
    </message>
    <message>
        <source>Entries of my library</source>
        <translation>マイライブラリの項目</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>選択した項目の内容</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>取り込み…</translation>
    </message>
    <message>
        <source>Take in a colleague&apos;s library; what you have yourself is not replaced</source>
        <translation>同僚のライブラリを取り込みます。手元にある項目は置き換えません</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Write the whole library and your own words to a file for colleagues</source>
        <translation>ライブラリ全体と個人辞書を、同僚に渡すファイルに書き出します</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>No entry has these words.</source>
        <translation>該当する項目がありません。</translation>
    </message>
    <message>
        <source>Nothing is kept yet. Choose “Save to my library” at a text or a row first.</source>
        <translation>まだ何も保存されていません。文章や表の行で「マイライブラリに保存」を選んでください。</translation>
    </message>
    <message>
        <source>From {origin}</source>
        <translation>引用元：{origin}</translation>
    </message>
    <message>
        <source>Choose a colleague&apos;s library</source>
        <translation>同僚のライブラリを選択</translation>
    </message>
    <message>
        <source>{new} new entries, {words} new own words</source>
        <translation>新しい項目{new}件、個人辞書の新しい単語{words}語を取り込みました</translation>
    </message>
    <message>
        <source>; {count} could not be read</source>
        <translation>（読み取れなかった項目：{count}件）</translation>
    </message>
    <message>
        <source>Write the library</source>
        <translation>ライブラリの書き出し</translation>
    </message>
    <message>
        <source>{count} entries written to {file}</source>
        <translation>{count}件を{file}に書き出しました</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>すべてのファイル</translation>
    </message>
</context>
<context>
    <name>LongTextEditor</name>
    <message>
        <source>e.g. {example}</source>
        <translation>例：{example}</translation>
    </message>
    <message>
        <source>Taken from my library: {origin}</source>
        <translation>マイライブラリから引用：{origin}</translation>
    </message>
    <message>
        <source>Japanese draft</source>
        <translation>日本語の下書き</translation>
    </message>
    <message>
        <source>Japanese draft ({letters} characters)</source>
        <translation>日本語の下書き（{letters}文字）</translation>
    </message>
    <message>
        <source>Show a Japanese draft beside every English text; it is printed nowhere</source>
        <translation>すべての英文の横に日本語の下書きを表示します。下書きは印字されません</translation>
    </message>
    <message>
        <source>No suggestion</source>
        <translation>候補がありません</translation>
    </message>
    <message>
        <source>Add “{word}” to my words</source>
        <translation>「{word}」を個人辞書に追加</translation>
    </message>
    <message>
        <source>One paragraph is very long: typing in it is slow until it is parted with Return. Nothing of it is lost.</source>
        <translation>非常に長い段落があります。改行で分けるまで、その段落での入力は遅くなります。内容は失われません。</translation>
    </message>
    <message>
        <source>{words} words, {letters} characters</source>
        <translation>{words}語、{letters}文字</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Type or choose</source>
        <translation>入力するか一覧から選択</translation>
    </message>
</context>
<context>
    <name>Onward</name>
    <message>
        <source>Review of the answers</source>
        <translation>入力内容の確認</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>次へ</translation>
    </message>
</context>
<context>
    <name>PlaceEditor</name>
    <message>
        <source>Type a part of its name, or open the list</source>
        <translation>項目名の一部を入力するか、一覧を開いてください</translation>
    </message>
</context>
<context>
    <name>PointingEditor</name>
    <message>
        <source>Go there</source>
        <translation>該当箇所へ移動</translation>
    </message>
    <message>
        <source>Go there (Ctrl+Down)</source>
        <translation>該当箇所へ移動（Ctrl+↓）</translation>
    </message>
</context>
<context>
    <name>ProposalBox</name>
    <message>
        <source>Unread proposal</source>
        <translation>未読の提案文</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Accept the proposal for {name}</source>
        <translation>「{name}」の提案文を承認</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修正する</translation>
    </message>
    <message>
        <source>Change the proposal for {name}</source>
        <translation>「{name}」の提案文を修正</translation>
    </message>
</context>
<context>
    <name>ReferencesEditor</name>
    <message>
        <source>One reference a line; they are numbered when printed.</source>
        <translation>1行に1件ずつ記入します。印字の際に番号が付きます。</translation>
    </message>
    <message>
        <source>{count} references</source>
        <translation>{count}件</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>参考</translation>
    </message>
</context>
<context>
    <name>ReviewLabel</name>
    <message>
        <source>Ctrl+R shows the whole review</source>
        <translation>Ctrl+Rで修正案とコメントの一覧を表示</translation>
    </message>
</context>
<context>
    <name>RowShelf</name>
    <message>
        <source>My library</source>
        <translation>マイライブラリ</translation>
    </message>
    <message>
        <source>Rows of my earlier projects</source>
        <translation>過去の案件で使った行</translation>
    </message>
    <message>
        <source>Save the selected rows to my library</source>
        <translation>選択した行をマイライブラリに保存</translation>
    </message>
    <message>
        <source>Take from my library…</source>
        <translation>マイライブラリから追加…</translation>
    </message>
    <message>
        <source>Select a row with a name first.</source>
        <translation>名称を入力した行を選択してください。</translation>
    </message>
    <message>
        <source>Kept in my library: {name}</source>
        <translation>マイライブラリに保存しました：{name}</translation>
    </message>
    <message>
        <source>My library: {table}</source>
        <translation>マイライブラリ：{table}</translation>
    </message>
    <message>
        <source>Taken from my library: {origin}</source>
        <translation>マイライブラリから引用：{origin}</translation>
    </message>
</context>
<context>
    <name>SectionPage</name>
    <message>
        <source>Nothing to fill in here yet. Choose a methodology in B.1 first.</source>
        <translation>まだ記入する項目がありません。先にB.1で方法論を選択してください。</translation>
    </message>
</context>
<context>
    <name>SourcesView</name>
    <message>
        <source>Emission sources and greenhouse gases</source>
        <translation>排出源と温室効果ガス</translation>
    </message>
    <message>
        <source>This methodology names no emission source.</source>
        <translation>この方法論には排出源の記載がありません。</translation>
    </message>
    <message>
        <source>Reference emissions</source>
        <translation>リファレンス排出量</translation>
    </message>
    <message>
        <source>Project emissions</source>
        <translation>プロジェクト排出量</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Emission source</source>
        <translation>排出源</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>ガス</translation>
    </message>
</context>
<context>
    <name>TableEditor</name>
    <message>
        <source>Total: {sums}</source>
        <translation>合計：{sums}</translation>
    </message>
    <message>
        <source>Nothing here yet. Add a row ({row}), or copy rows in Excel and paste them.</source>
        <translation>まだ行がありません。行（{row}）を追加するか、Excelでコピーした行を貼り付けてください。</translation>
    </message>
    <message>
        <source>Columns in order: {names}.</source>
        <translation>列の順：{names}</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>行を追加</translation>
    </message>
    <message>
        <source>Paste from Excel</source>
        <translation>Excelから貼り付け</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Delete row</source>
        <translation>行を削除</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>下へコピー</translation>
    </message>
    <message>
        <source>Clear cells</source>
        <translation>セルの内容を消去</translation>
    </message>
    <message>
        <source>Insert row below</source>
        <translation>下に行を挿入</translation>
    </message>
    <message>
        <source>Duplicate rows</source>
        <translation>行を複製</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>行を削除</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>この列で並べ替え</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>e.g. {example}</source>
        <translation>例：{example}</translation>
    </message>
</context>
<context>
    <name>TextShelf</name>
    <message>
        <source>My library</source>
        <translation>マイライブラリ</translation>
    </message>
    <message>
        <source>Texts of my earlier projects</source>
        <translation>過去の案件で使った文章</translation>
    </message>
    <message>
        <source>Save the selection to my library</source>
        <translation>選択部分をマイライブラリに保存</translation>
    </message>
    <message>
        <source>Save to my library</source>
        <translation>マイライブラリに保存</translation>
    </message>
    <message>
        <source>Take from my library…</source>
        <translation>マイライブラリから引用…</translation>
    </message>
    <message>
        <source>Kept in my library: {name}</source>
        <translation>マイライブラリに保存しました：{name}</translation>
    </message>
    <message>
        <source>Texts of my library</source>
        <translation>マイライブラリの文章</translation>
    </message>
</context>
<context>
    <name>TypedEditor</name>
    <message>
        <source>{count} characters that no document can carry (control characters) were left out.</source>
        <translation>文書に書き込めない文字（制御文字）を{count}文字取り除きました。</translation>
    </message>
</context>
<context>
    <name>YearlyView</name>
    <message>
        <source>Estimated emission reductions in each year</source>
        <translation>各年の想定排出削減量</translation>
    </message>
    <message>
        <source>No years yet. Enter starting date and lifetime (A.5), then the inputs of the methodology.</source>
        <translation>まだ算定対象の年がありません。稼働開始日と想定稼働期間（A.5）、続いて方法論の入力値を記入してください。</translation>
    </message>
    <message>
        <source>Reductions are rounded down from unrounded values, so they can differ by one from the difference of the numbers shown.</source>
        <translation>排出削減量は端数処理前の値から計算して切り捨てるため、表示値の差と1トン異なる場合があります。</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>リファレンス</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>Reductions</source>
        <translation>削減量</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Part of the year in operation</source>
        <translation>年間の稼働割合</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
</context>
<context>
    <name>YesNoEditor</name>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
</context>
</TS>
