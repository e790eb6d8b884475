<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About JCM PDD Studio</source>
        <translation>JCM PDD Studioについて</translation>
    </message>
    <message>
        <source>Project Design Documents and monitoring plans under the Joint Crediting Mechanism. It works without a network, is not an official program of any Joint Committee, and comes under the Apache License 2.0.</source>
        <translation>二国間クレジット制度（JCM）のプロジェクト設計書とモニタリング計画を作成するソフトウェアです。ネットワーク接続なしで動作します。合同委員会の公式ソフトウェアではありません。Apache License 2.0の条件で提供されます。</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>構成要素</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>JCM PDD Studio</source>
        <translation>JCM PDD Studio</translation>
    </message>
    <message>
        <source>Qt and PySide6</source>
        <translation>QtとPySide6</translation>
    </message>
    <message>
        <source>All notices in one text</source>
        <translation>すべてのライセンス表示（一つの文書）</translation>
    </message>
    <message>
        <source>Licence: {name}</source>
        <translation>ライセンス：{name}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>ツール(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>新しいプロジェクト(&amp;N)</translation>
    </message>
    <message>
        <source>New from this &amp;document…</source>
        <translation>文書から新規作成(&amp;D)…</translation>
    </message>
    <message>
        <source>New from this pro&amp;ject…</source>
        <translation>このプロジェクトから新規作成(&amp;J)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Projects of a &amp;folder…</source>
        <translation>フォルダー内のプロジェクト一覧(&amp;F)…</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新しいウィンドウ(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Give a cop&amp;y away…</source>
        <translation>コピーを渡す(&amp;Y)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>取り込み(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>書き出し(&amp;E)…</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>印刷(&amp;R)…</translation>
    </message>
    <message>
        <source>Pac&amp;kage of a submission…</source>
        <translation>提出書類一式(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>プロジェクトを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Find in all answers…</source>
        <translation>入力内容を検索(&amp;F)…</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>次を検索(&amp;X)</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>前を検索(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Where is this printed?</source>
        <translation>この項目の印字先(&amp;W)</translation>
    </message>
    <message>
        <source>Mark as confi&amp;dential…</source>
        <translation>秘密情報に指定(&amp;D)…</translation>
    </message>
    <message>
        <source>Pa&amp;ge</source>
        <translation>入力ページへ(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Analysis of the result</source>
        <translation>結果の分析(&amp;A)</translation>
    </message>
    <message>
        <source>Adop&amp;t official methodology…</source>
        <translation>公式の方法論を取り込む(&amp;T)…</translation>
    </message>
    <message>
        <source>Verification des&amp;k</source>
        <translation>検証デスク(&amp;K)</translation>
    </message>
    <message>
        <source>Move to a&amp;nother version…</source>
        <translation>別のバージョンへ移行(&amp;N)…</translation>
    </message>
    <message>
        <source>Go to anything: &amp;command box…</source>
        <translation>コマンドボックスで移動・実行(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Next section</source>
        <translation>次の節(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous section</source>
        <translation>前の節(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Back to where you were</source>
        <translation>元の場所に戻る(&amp;B)</translation>
    </message>
    <message>
        <source>F&amp;orward again</source>
        <translation>先へ進む(&amp;O)</translation>
    </message>
    <message>
        <source>Next &amp;finding</source>
        <translation>次の確認事項(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>節の一覧へ(&amp;S)</translation>
    </message>
    <message>
        <source>Side p&amp;anel</source>
        <translation>右のパネルへ(&amp;A)</translation>
    </message>
    <message>
        <source>Panels at the side &amp;in turn</source>
        <translation>右側のパネルを順に表示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>ガイド(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>確認事項(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>計算(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>プレビュー(&amp;P)</translation>
    </message>
    <message>
        <source>From &amp;documents</source>
        <translation>文書からの取り込み(&amp;D)</translation>
    </message>
    <message>
        <source>C&amp;onfidential marks</source>
        <translation>秘密情報の一覧(&amp;O)</translation>
    </message>
    <message>
        <source>日本語 / English</source>
        <translation>日本語 / English</translation>
    </message>
    <message>
        <source>&amp;Light or dark</source>
        <translation>明るい配色・暗い配色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;High contrast on or off</source>
        <translation>ハイコントラストの切り替え(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Adopt official forms…</source>
        <translation>公式様式を取り込む(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;My forms</source>
        <translation>取り込んだ様式(&amp;M)</translation>
    </message>
    <message>
        <source>My m&amp;ethodologies</source>
        <translation>取り込んだ方法論(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Review: proposed edits and notes</source>
        <translation>修正案とコメント(&amp;R)</translation>
    </message>
    <message>
        <source>Merge a cop&amp;y…</source>
        <translation>コピーを統合(&amp;Y)…</translation>
    </message>
    <message>
        <source>&amp;Versions…</source>
        <translation>版の管理(&amp;V)…</translation>
    </message>
    <message>
        <source>C&amp;ompare: what changed</source>
        <translation>変更箇所の比較(&amp;O)</translation>
    </message>
    <message>
        <source>Com&amp;pare with another file…</source>
        <translation>別のファイルと比較(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Find a methodology</source>
        <translation>方法論を探す(&amp;F)</translation>
    </message>
    <message>
        <source>Data &amp;updates…</source>
        <translation>データ更新(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Help for this place</source>
        <translation>この場所のヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Contents and search</source>
        <translation>目次と検索(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>キーボード操作(&amp;K)</translation>
    </message>
    <message>
        <source>Guided &amp;first project</source>
        <translation>はじめてのプロジェクト(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;rash reports</source>
        <translation>障害報告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;About and licences</source>
        <translation>バージョン情報とライセンス(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Undo: {name}</source>
        <translation>元に戻す(&amp;U)：{name}</translation>
    </message>
    <message>
        <source>&amp;Redo: {name}</source>
        <translation>やり直す(&amp;R)：{name}</translation>
    </message>
</context>
<context>
    <name>AdoptionPage</name>
    <message>
        <source>{number} of {total}: {name}</source>
        <translation>{total}件中{number}件目：{name}</translation>
    </message>
    <message>
        <source>Finding the places of the answers…</source>
        <translation>記入欄を照合しています…</translation>
    </message>
    <message>
        <source>Opening the forms…</source>
        <translation>様式を開いています…</translation>
    </message>
    <message>
        <source>Official forms: {name}</source>
        <translation>公式様式：{name}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Print this project on it</source>
        <translation>このプロジェクトをこの様式で出力する</translation>
    </message>
    <message>
        <source>Progress of looking at the forms</source>
        <translation>様式の照合の進捗</translation>
    </message>
    <message>
        <source>The page header of {name} has no whole form code, such as JCM_TH_F_PDD_ver02.0. Which form is it?</source>
        <translation>{name}のヘッダーに様式番号（例：JCM_TH_F_PDD_ver02.0）がないか、一部が欠けています。どの様式ですか。</translation>
    </message>
    <message>
        <source>Keep the form</source>
        <translation>様式を取り込む</translation>
    </message>
    <message>
        <source>Keep {count} forms</source>
        <translation>{count}件の様式を取り込む</translation>
    </message>
    <message>
        <source>Show my forms</source>
        <translation>取り込んだ様式を表示</translation>
    </message>
    <message>
        <source>Forms: {count}</source>
        <translation>様式：{count}件</translation>
    </message>
    <message>
        <source>other files: {count}</source>
        <translation>その他のファイル：{count}件</translation>
    </message>
    <message>
        <source>Look at what is new, adjust the kind of answer, then keep them: from then on your projects are printed on them.</source>
        <translation>新しい項目と回答の種類を確認し、取り込んでください。以後のプロジェクトはこの様式で出力されます。</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Something went wrong inside the program. Your entries are kept; save, and start it again if it behaves oddly. The details hold nothing of your project.</source>
        <translation>プログラムの内部で問題が起きました。入力内容は保持されています。保存し、動作がおかしい場合は再起動してください。詳細にプロジェクトの内容は含まれません。</translation>
    </message>
    <message>
        <source>Look at the report</source>
        <translation>報告を見る</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>詳細をコピー</translation>
    </message>
    <message>
        <source>The program ended unexpectedly the last time. Your work is kept. A report of it lies on this computer; it holds nothing of your project, and nothing was sent.</source>
        <translation>前回、プログラムが予期せず終了しました。作業内容は保持されています。このコンピューターに報告があります。プロジェクトの内容は含まれず、何も送信されていません。</translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>文書の記載</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>変更点リスト</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>What changes</source>
        <translation>変更点</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>旧</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Source and status</source>
        <translation>出典と確認状況</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Chart of yearly emissions in tCO2</source>
        <translation>年別排出量のグラフ（tCO2）</translation>
    </message>
    <message>
        <source>{year}: reference {reference}, project {project}, reductions {reduction} tCO2.</source>
        <translation>{year}年：リファレンス{reference}、プロジェクト{project}、削減{reduction} tCO2。</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>{count} confirmations were written to {file}. Colleagues take them in on their own verification desk.</source>
        <translation>確認記録{count}件を{file}に書き出しました。受け取った方は、ご自身の検証デスクで読み込めます。</translation>
    </message>
    <message>
        <source>{count} confirmations are in your library now. A project takes them over when you say so.</source>
        <translation>確認記録{count}件を手元のライブラリに取り込みました。プロジェクトへは、引き継ぎの操作をしたときに反映されます。</translation>
    </message>
    <message>
        <source>The project uses {new} now; the total goes from {before} to {after} tCO2. One undo takes it back.</source>
        <translation>プロジェクトは{new}に移行しました。削減量の合計は{before} tCO2から{after} tCO2になります。「元に戻す」1回で取り消せます。</translation>
    </message>
</context>
<context>
    <name>CommandBox</name>
    <message>
        <source>Nothing is called that. Ctrl+F searches what you entered.</source>
        <translation>該当する名称はありません。入力内容の検索はCtrl+Fで行えます。</translation>
    </message>
    <message>
        <source>Arrows choose, Enter goes there, Esc leaves</source>
        <translation>矢印キーで選択、Enterで移動・実行、Escで閉じる</translation>
    </message>
    <message>
        <source>An action, a section, a field or a row, in either language</source>
        <translation>操作・節・項目・行の名称（日本語・英語どちらでも）</translation>
    </message>
    <message>
        <source>Command box</source>
        <translation>コマンドボックス</translation>
    </message>
    <message>
        <source>What can be reached</source>
        <translation>移動先・操作の候補</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>節</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Recent project</source>
        <translation>最近使ったプロジェクト</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>project</source>
        <translation>プロジェクト</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Compared with the program&apos;s own definition</source>
        <translation>本プログラムの定義との照合</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>デフォルト値</translation>
    </message>
    <message>
        <source>Used in a project, the same value counts as verified, with document, place and hash. A different one becomes a finding there, with its effect in tonnes.</source>
        <translation>プロジェクトで使用すると、一致した値は文書名・箇所・ハッシュ値とともに確認済みになります。異なる値は、削減量への影響とあわせて確認事項に表示されます。</translation>
    </message>
    <message>
        <source>Default value</source>
        <translation>デフォルト値</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>本プログラム</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>記載箇所</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Default values, ours and official</source>
        <translation>デフォルト値（本プログラムと公式）</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>相違</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>not shown there</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>Which parameter is which</source>
        <translation>パラメータの対応</translation>
    </message>
    <message>
        <source>Values of the project are put into the cells of their partners; then both results stand side by side.</source>
        <translation>プロジェクトの値を対応するセルに入れて計算し、両方の結果を並べて表示します。</translation>
    </message>
    <message>
        <source>Asked by the official workbook and not linked: {names}</source>
        <translation>公式ブックの入力欄のうち、対応が決まっていないもの：{names}</translation>
    </message>
    <message>
        <source>Which entry of a list is which</source>
        <translation>選択肢の対応</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>No partner</source>
        <translation>対応なし</translation>
    </message>
    <message>
        <source>Partner of {name}</source>
        <translation>{name}に対応する項目</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>対応あり</translation>
    </message>
    <message>
        <source>no partner</source>
        <translation>対応なし</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>was being typed</source>
        <translation>入力途中</translation>
    </message>
</context>
<context>
    <name>Confidential</name>
    <message>
        <source>confidential</source>
        <translation>秘密情報</translation>
    </message>
    <message>
        <source>{name}: the whole row</source>
        <translation>{name}：行全体</translation>
    </message>
    <message>
        <source>Mark these words as confidential…</source>
        <translation>選択した語句を秘密情報に指定…</translation>
    </message>
    <message>
        <source>Mark as confidential…</source>
        <translation>秘密情報に指定…</translation>
    </message>
</context>
<context>
    <name>ConfidentialPage</name>
    <message>
        <source>Confidential</source>
        <translation>秘密情報</translation>
    </message>
    <message>
        <source>The public version prints XXX or a black box in the place of what is marked here, and leaves marked files out. Mark a field or a row by the menu of its label or row, words by selecting them first, or press Ctrl+Shift+M in a field.</source>
        <translation>公開版では、ここで指定したものが「XXX」または黒い枠になり、指定したファイルは除かれます。項目名や行の右クリックメニュー、または項目内でCtrl+Shift+Mを押して指定します。先に語句を選択すると、その語句だけを指定できます。</translation>
    </message>
    <message>
        <source>Marked: {count}</source>
        <translation>指定：{count}件</translation>
    </message>
    <message>
        <source>Nothing is marked: everything may be published as it is.</source>
        <translation>指定はありません。すべてそのまま公開できます。</translation>
    </message>
    <message>
        <source>Not marked, but it still says what is marked elsewhere: {count}</source>
        <translation>未指定のまま、指定した内容が残っている箇所：{count}件</translation>
    </message>
    <message>
        <source>Mark all of these too</source>
        <translation>これらもすべて指定</translation>
    </message>
    <message>
        <source>Package…</source>
        <translation>提出書類一式…</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>The evidence register says so.</source>
        <translation>根拠資料台帳での指定です。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Can be worked out from what is shown: {count}</source>
        <translation>公開される内容から計算できるもの：{count}件</translation>
    </message>
    <message>
        <source>Says the same as what is marked elsewhere</source>
        <translation>他の箇所で指定した内容と同じため</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>Choose for each line whose answer counts, by mouse or with the Left and Right keys. Where you choose none, yours stays and theirs waits on the review page.</source>
        <translation>行ごとに、採用する回答をマウスまたは左右の矢印キーで選んでください。選ばない行はこちらの回答が残り、相手の回答は「修正案とコメント」に保留されます。</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>すべてこちら</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>すべて相手</translation>
    </message>
    <message>
        <source>The chosen line in full</source>
        <translation>選択中の行の全文</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>こちら</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>相手</translation>
    </message>
</context>
<context>
    <name>CrashPage</name>
    <message>
        <source>Crash reports</source>
        <translation>障害報告</translation>
    </message>
    <message>
        <source>When the program itself fails, it writes a report on this computer. Nothing is sent. Below is the very text: versions and places in the program, no answers, names, files or folders. Look at it, then copy or save it for your support if you wish.</source>
        <translation>プログラム自体に障害が起きると、このコンピューター内に報告を書きます。何も送信しません。下が報告の本文そのもので、版とプログラム内の箇所だけを記し、回答、名称、ファイル名、フォルダー名は含みません。内容を確かめたうえで、必要に応じてコピーまたは保存し、サポート担当者に渡してください。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Delete this report</source>
        <translation>この報告を削除</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>報告の本文</translation>
    </message>
    <message>
        <source>Report of {when}</source>
        <translation>{when}の報告</translation>
    </message>
    <message>
        <source>Log of the program</source>
        <translation>プログラムのログ</translation>
    </message>
    <message>
        <source>There is no report: nothing has failed so far.</source>
        <translation>報告はありません。これまで障害は起きていません。</translation>
    </message>
</context>
<context>
    <name>CriteriaView</name>
    <message>
        <source>Eligibility criteria</source>
        <translation>適格性要件</translation>
    </message>
    <message>
        <source>The criteria stand as in the text. You answer each of them in the project with its evidence; a rule lets the program judge too. A rule is a formula that is true when the criterion is met.</source>
        <translation>要件は本文のとおりです。各要件にはプロジェクトの中で根拠とともに回答します。規則を付けると、本プログラムも判定します。規則は、要件を満たすときに真となる数式です。</translation>
    </message>
    <message>
        <source>Names a rule can use: {names}</source>
        <translation>規則で使える名前：{names}</translation>
    </message>
    <message>
        <source>No criteria are known: the workbook does not hold them. Add the methodology&apos;s text (Word or PDF) under Files and cells.</source>
        <translation>適格性要件が分かりません（ブックには記載がありません）。「ファイルとセル」で方法論の本文（WordまたはPDF）を追加してください。</translation>
    </message>
</context>
<context>
    <name>CriterionRule</name>
    <message>
        <source>Rule for {criterion}</source>
        <translation>{criterion}の規則</translation>
    </message>
    <message>
        <source>No rule: you decide it in the project</source>
        <translation>規則なし（プロジェクトで回答します）</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>規則</translation>
    </message>
</context>
<context>
    <name>DataDesk</name>
    <message>
        <source>Show the data</source>
        <translation>データを表示</translation>
    </message>
    <message>
        <source>The data of {version} count from the next start of the program. Until then it works with those it began with.</source>
        <translation>{version}のデータは、次にプログラムを起動したときから使われます。それまでは起動時のデータを使います。</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Reading the definitions and rules: {done} of {total}</source>
        <translation>定義と規則を読み込んでいます：{done}/{total}</translation>
    </message>
    <message>
        <source>Data updates</source>
        <translation>データ更新</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>レポートを保存…</translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation>このデータを使う</translation>
    </message>
    <message>
        <source>Go back to the previous data</source>
        <translation>前のデータに戻す</translation>
    </message>
    <message>
        <source>Trust it no longer</source>
        <translation>信頼を取り消す</translation>
    </message>
    <message>
        <source>I compared all groups of the fingerprint with what the publisher told me by another way: trust this key from now on</source>
        <translation>発行者から別の手段で聞いた指紋と、すべての組を比べて一致した：今後この鍵を信頼する</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>変更点</translation>
    </message>
    <message>
        <source>Projects that use it</source>
        <translation>使用しているプロジェクト</translation>
    </message>
    <message>
        <source>Data on this computer</source>
        <translation>このコンピューターのデータ</translation>
    </message>
    <message>
        <source>Trusted keys</source>
        <translation>信頼済みの鍵</translation>
    </message>
    <message>
        <source>Opening the file…</source>
        <translation>ファイルを開いています…</translation>
    </message>
    <message>
        <source>Definitions of methodologies and forms, country rules and reference tables can be updated by a signed file (.jcmdata) without any network. Choose one, or drop it on the window: what it changes is shown before anything is taken.</source>
        <translation>方法論・様式の定義、国別の規則、参照表を、署名付きのファイル（.jcmdata）でネットワークなしに更新できます。ファイルを選ぶか、ウィンドウにドロップしてください。取り込む前に変更点を表示します。</translation>
    </message>
    <message>
        <source>No publisher&apos;s key is built into this program; a key is trusted after comparing its fingerprint.</source>
        <translation>本プログラムに発行者の鍵は組み込まれていません。指紋を比べて確認した鍵を信頼します。</translation>
    </message>
    <message>
        <source>{file}: data as known on {version}, from {publisher}</source>
        <translation>{file}：{version}時点のデータ、発行者 {publisher}</translation>
    </message>
    <message>
        <source>Signed by {name}, whose key is trusted: {fingerprint}</source>
        <translation>{name}の署名があり、鍵は信頼済みです：{fingerprint}</translation>
    </message>
    <message>
        <source>The key is not trusted here yet. Its fingerprint: {fingerprint}</source>
        <translation>この鍵はまだ信頼していません。指紋：{fingerprint}</translation>
    </message>
    <message>
        <source>Trust the key and take these data</source>
        <translation>鍵を信頼してデータを取り込む</translation>
    </message>
    <message>
        <source>Take these data</source>
        <translation>データを取り込む</translation>
    </message>
</context>
<context>
    <name>DefaultsView</name>
    <message>
        <source>Default value</source>
        <translation>デフォルト値</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>記載箇所</translation>
    </message>
    <message>
        <source>Default values of the official files</source>
        <translation>公式ファイルのデフォルト値</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open a project</source>
        <translation>プロジェクトを開く</translation>
    </message>
    <message>
        <source>Choose the folder of your projects</source>
        <translation>プロジェクトのフォルダーを選択</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excelブック (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV, UTF-8 (*.csv)</source>
        <translation>CSV（UTF-8） (*.csv)</translation>
    </message>
    <message>
        <source>CSV for Japanese Excel (*.csv)</source>
        <translation>CSV（日本語Excel用、CP932） (*.csv)</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>一覧を保存</translation>
    </message>
    <message>
        <source>Data updates</source>
        <translation>データ更新</translation>
    </message>
    <message>
        <source>Choose a data update</source>
        <translation>データ更新ファイルを選択</translation>
    </message>
    <message>
        <source>Choose the copy to merge</source>
        <translation>統合するコピーを選択</translation>
    </message>
    <message>
        <source>Choose the file to compare with</source>
        <translation>比較するファイルの選択</translation>
    </message>
    <message>
        <source>Write the document</source>
        <translation>文書の書き出し</translation>
    </message>
    <message>
        <source>Choose the files that were sent</source>
        <translation>提出したファイルの選択</translation>
    </message>
    <message>
        <source>Filled PDD or monitoring workbook</source>
        <translation>記入済みのPDD・モニタリング用ブック</translation>
    </message>
    <message>
        <source>Choose a document</source>
        <translation>文書の選択</translation>
    </message>
    <message>
        <source>Official forms</source>
        <translation>公式様式</translation>
    </message>
    <message>
        <source>Choose official forms</source>
        <translation>公式様式の選択</translation>
    </message>
    <message>
        <source>Methodology: spreadsheet and text</source>
        <translation>方法論（スプレッドシートと本文）</translation>
    </message>
    <message>
        <source>Choose the monitoring spreadsheet of a methodology, and its text</source>
        <translation>方法論のモニタリングスプレッドシートと本文を選択</translation>
    </message>
    <message>
        <source>Text of a methodology</source>
        <translation>方法論の本文</translation>
    </message>
    <message>
        <source>Choose the text of the methodology</source>
        <translation>方法論の本文を選択</translation>
    </message>
    <message>
        <source>Choose a file of confirmations</source>
        <translation>確認記録のファイルを選択</translation>
    </message>
    <message>
        <source>Export the confirmations</source>
        <translation>確認記録の書き出し</translation>
    </message>
    <message>
        <source>Packages of a submission</source>
        <translation>提出書類一式</translation>
    </message>
    <message>
        <source>Make the package</source>
        <translation>提出書類一式の作成</translation>
    </message>
    <message>
        <source>Choose the package to check</source>
        <translation>確認する提出書類一式を選択</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>プロジェクトを保存</translation>
    </message>
    <message>
        <source>Text files</source>
        <translation>テキストファイル</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>報告を保存</translation>
    </message>
    <message>
        <source>Folder for the exported documents</source>
        <translation>文書の書き出し先フォルダー</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>保存していない変更</translation>
    </message>
    <message>
        <source>Save the changes to “{title}”?</source>
        <translation>「{title}」の変更を保存しますか？</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>名称未入力のプロジェクト</translation>
    </message>
    <message>
        <source>Discarded work is kept among the backups and can be recovered from there.</source>
        <translation>破棄した内容はバックアップに残り、そこから復元できます。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>破棄(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Project is locked</source>
        <translation>プロジェクトはロックされています</translation>
    </message>
    <message>
        <source>The project was opened by {holder} and not closed.</source>
        <translation>このプロジェクトは{holder}が開いたまま、閉じられていません。</translation>
    </message>
    <message>
        <source>Take it over only when nobody is working on it now.</source>
        <translation>今だれも作業していないことを確認してから引き継いでください。</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>引き継ぐ(&amp;T)</translation>
    </message>
    <message>
        <source>Open to &amp;read</source>
        <translation>閲覧のみで開く(&amp;R)</translation>
    </message>
    <message>
        <source>JCM PDD Studio projects</source>
        <translation>JCM PDD Studio プロジェクト</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>すべてのファイル</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>確認記録</translation>
    </message>
</context>
<context>
    <name>DisagreeView</name>
    <message>
        <source>Choose for each line whose answer counts. Numbers of the yearly table are calculated here and cannot be taken over.</source>
        <translation>どちらを採用するか、行ごとに選んでください。年別の表の数値は本プログラムで計算するため、取り込めません。</translation>
    </message>
    <message>
        <source>All from the document</source>
        <translation>すべて文書を採用</translation>
    </message>
    <message>
        <source>All from the project</source>
        <translation>すべてプロジェクトを採用</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Value in the official text</source>
        <translation>公式文書の値</translation>
    </message>
    <message>
        <source>Official document</source>
        <translation>公式文書</translation>
    </message>
    <message>
        <source>Page or clause</source>
        <translation>ページ・条項</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>確認日</translation>
    </message>
    <message>
        <source>Confirm (Enter)</source>
        <translation>確認（Enter）</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>確認を取り消す</translation>
    </message>
    <message>
        <source>Open this value again; what was entered is removed and can be undone</source>
        <translation>この値を未確認に戻します。入力内容は消えますが、「元に戻す」で復元できます</translation>
    </message>
    <message>
        <source>Choose a value in the list.</source>
        <translation>一覧から値を選択してください。</translation>
    </message>
    <message>
        <source>Our value: {value}</source>
        <translation>本プログラムの値：{value}</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>同じ値</translation>
    </message>
    <message>
        <source>Known from: {source} ({status})</source>
        <translation>出典：{source}（{status}）</translation>
    </message>
    <message>
        <source>Confirmed by {who}</source>
        <translation>確認者：{who}</translation>
    </message>
    <message>
        <source>The official files held by this project show {value} ({place}).</source>
        <translation>このプロジェクトが保持する公式ファイルの値：{value}（{place}）</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Errors: {count}</source>
        <translation>エラー：{count}件</translation>
    </message>
    <message>
        <source>Defaults not verified in the official text: {count}</source>
        <translation>公式文書で未確認のデフォルト値：{count}件</translation>
    </message>
    <message>
        <source>Proposed sentences not read yet: {count}</source>
        <translation>未読の提案文：{count}件</translation>
    </message>
    <message>
        <source>Other open items: {count}</source>
        <translation>その他の要確認事項：{count}件</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Project Design Document, Word (.docx)</source>
        <translation>プロジェクト設計書（PDD）、Word（.docx）</translation>
    </message>
    <message>
        <source>Project Design Document, PDF</source>
        <translation>プロジェクト設計書（PDD）、PDF</translation>
    </message>
    <message>
        <source>Monitoring plan workbook with live formulas, Excel (.xlsx)</source>
        <translation>モニタリング計画のブック（計算式付き）、Excel（.xlsx）</translation>
    </message>
    <message>
        <source>{document}, Word (.docx)</source>
        <translation>{document}、Word（.docx）</translation>
    </message>
    <message>
        <source>{document}, PDF</source>
        <translation>{document}、PDF</translation>
    </message>
    <message>
        <source>Public version: XXX in place of what is marked confidential</source>
        <translation>公開版：秘密情報に指定したものをXXXに置き換える</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Choose the folder for the documents</source>
        <translation>書き出し先のフォルダーを選んでください</translation>
    </message>
    <message>
        <source>Package…</source>
        <translation>提出書類一式…</translation>
    </message>
    <message>
        <source>Handing in? The package has the evidence and a list of everything too.</source>
        <translation>提出する場合は、根拠資料と一覧も含む提出書類一式を作成できます。</translation>
    </message>
    <message>
        <source>Export now</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>書き出しの進み具合</translation>
    </message>
    <message>
        <source>Nothing is wrong or open: the documents are named without _DRAFT.</source>
        <translation>エラーも要確認の項目もありません。ファイル名に_DRAFTは付きません。</translation>
    </message>
    <message>
        <source>The documents will be named _DRAFT, because of:</source>
        <translation>次の理由により、ファイル名に_DRAFTが付きます。</translation>
    </message>
    <message>
        <source>Files written: {count}</source>
        <translation>書き出したファイル：{count}件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name}を開く</translation>
    </message>
</context>
<context>
    <name>FieldPicker</name>
    <message>
        <source>Search a field by name or number</source>
        <translation>項目名または番号で検索</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>項目</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Which form is it?</source>
        <translation>どの様式か指定してください</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>{found} of {count} places found</source>
        <translation>{count}か所中{found}か所を検出</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>取り込み済み</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Formula</source>
        <translation>計算式</translation>
    </message>
    <message>
        <source>Inputs explained</source>
        <translation>入力項目の説明</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>デフォルト値</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>適格性要件</translation>
    </message>
    <message>
        <source>Wording of the monitoring plan</source>
        <translation>モニタリング計画の文案</translation>
    </message>
    <message>
        <source>Worked cases</source>
        <translation>計算例</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>取り込み済み</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>未承認</translation>
    </message>
    <message>
        <source>General shapes – not approved anywhere</source>
        <translation>一般形（どの国でも未承認）</translation>
    </message>
    <message>
        <source>Of a wider or narrower technology</source>
        <translation>関連する技術区分</translation>
    </message>
    <message>
        <source>All technologies</source>
        <translation>すべての技術</translation>
    </message>
    <message>
        <source>Whatever is measured</source>
        <translation>計測項目を問わない</translation>
    </message>
    <message>
        <source>Electricity is measured</source>
        <translation>電力量を計測</translation>
    </message>
    <message>
        <source>Heat is measured</source>
        <translation>熱量を計測</translation>
    </message>
    <message>
        <source>Mass is measured</source>
        <translation>質量を計測</translation>
    </message>
    <message>
        <source>Volume is measured</source>
        <translation>体積を計測</translation>
    </message>
    <message>
        <source>Temperature is measured</source>
        <translation>温度を計測</translation>
    </message>
    <message>
        <source>Operating time is measured</source>
        <translation>運転時間を計測</translation>
    </message>
    <message>
        <source>Distance is measured</source>
        <translation>距離を計測</translation>
    </message>
</context>
<context>
    <name>FinderDetails</name>
    <message>
        <source>Choose a methodology to read whether it can be used, what it asks for and how it calculates.</source>
        <translation>方法論を選択すると、適用の可否、必要な入力、計算方法を確認できます。</translation>
    </message>
    <message>
        <source>approved {day}</source>
        <translation>{day}承認</translation>
    </message>
    <message>
        <source>in force until {day}</source>
        <translation>{day}まで有効</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>Its files were changed outside the program. Adopt it again.</source>
        <translation>ファイルがプログラムの外で変更されています。取り込み直してください。</translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation>取り込み済み</translation>
    </message>
    <message>
        <source>Made from your copy of the official files, and calculated by the workbook&apos;s own formulas.</source>
        <translation>お手元の公式ファイルから作成し、ブックの数式で計算します。</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>未承認</translation>
    </message>
    <message>
        <source>A general shape to begin work with. No committee approved it; adopt the official files when there are some, and move the project to them.</source>
        <translation>作業を始めるための一般形です。合同委員会の承認を受けたものではありません。公式ファイルが公開されたら取り込み、プロジェクトを移行してください。</translation>
    </message>
    <message>
        <source>Values not verified: {count}</source>
        <translation>未確認の値：{count}件</translation>
    </message>
    <message>
        <source>All values verified</source>
        <translation>すべての値を確認済み</translation>
    </message>
    <message>
        <source>The definition as a whole: {state}. Values that are not verified are checked against the official document inside the project.</source>
        <translation>定義全体：{state}。未確認の値は、プロジェクトの中で公式文書と照合します。</translation>
    </message>
    <message>
        <source>May it be used?</source>
        <translation>適用できるか</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
    <message>
        <source>Calculated by the formulas of its official workbook.</source>
        <translation>公式ブックの数式で計算します。</translation>
    </message>
    <message>
        <source>How it calculates</source>
        <translation>計算方法</translation>
    </message>
    <message>
        <source>How complete: {score} %, and how sure</source>
        <translation>収録度{score}％と確からしさ</translation>
    </message>
    <message>
        <source>option {options}</source>
        <translation>オプション{options}</translation>
    </message>
    <message>
        <source>What is measured in operation</source>
        <translation>運転中に計測する項目</translation>
    </message>
    <message>
        <source>What must be known before</source>
        <translation>事前に必要な値</translation>
    </message>
    <message>
        <source>and {count} more in this country</source>
        <translation>この国でほか{count}件</translation>
    </message>
    <message>
        <source>In other countries: {count}</source>
        <translation>他の国：{count}件</translation>
    </message>
    <message>
        <source>Supported projects of this technology (2013 to 2021)</source>
        <translation>この技術の採択案件（2013～2021年度）</translation>
    </message>
    <message>
        <source>none in the ministry&apos;s list</source>
        <translation>環境省の一覧に該当なし</translation>
    </message>
</context>
<context>
    <name>FinderPage</name>
    <message>
        <source>Methodologies: {count}, general shapes: {shapes}</source>
        <translation>方法論：{count}件、一般形：{shapes}件</translation>
    </message>
    <message>
        <source>Find a methodology</source>
        <translation>方法論を探す</translation>
    </message>
    <message>
        <source>Words in English or Japanese: technology, number, what is measured</source>
        <translation>日本語・英語で検索（技術、番号、計測項目など）</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>検索語</translation>
    </message>
    <message>
        <source>Host country</source>
        <translation>パートナー国</translation>
    </message>
    <message>
        <source>Technology</source>
        <translation>技術</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>計測する項目</translation>
    </message>
    <message>
        <source>Methodologies that fit</source>
        <translation>該当する方法論</translation>
    </message>
    <message>
        <source>About it</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>New project with it</source>
        <translation>この方法論で新規作成</translation>
    </message>
    <message>
        <source>All countries</source>
        <translation>すべての国</translation>
    </message>
</context>
<context>
    <name>FindingDetails</name>
    <message>
        <source>Reason why it may stand</source>
        <translation>そのままでよい理由</translation>
    </message>
    <message>
        <source>Accept with this reason</source>
        <translation>この理由で承認</translation>
    </message>
    <message>
        <source>No longer accept</source>
        <translation>承認を取り消す</translation>
    </message>
    <message>
        <source>Accepted: {reason} ({who}, {when})</source>
        <translation>承認済み：{reason}（{who}、{when}）</translation>
    </message>
    <message>
        <source>{family}. Rests on: {ground} ({source}; {standing})</source>
        <translation>{family}。根拠：{ground}（{source}。{standing}）</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Filter by severity</source>
        <translation>重要度で絞り込み</translation>
    </message>
    <message>
        <source>Filter by chapter</source>
        <translation>章で絞り込み</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>確認事項</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>すべての重要度</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <source>All chapters</source>
        <translation>すべての章</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>該当する確認事項はありません。</translation>
    </message>
    <message>
        <source>No findings: nothing is wrong or left open.</source>
        <translation>確認事項はありません。エラーも要確認の項目もありません。</translation>
    </message>
    <message>
        <source>{count} default values have not been checked against the official text.</source>
        <translation>デフォルト値{count}件が公式文書と照合されていません。</translation>
    </message>
    <message>
        <source>Some ten minutes with the official document: enter document, page and date for each.</source>
        <translation>公式文書を開けば10分ほどの作業です。それぞれの文書名・ページ・確認日を入力してください。</translation>
    </message>
</context>
<context>
    <name>FirstProject</name>
    <message>
        <source>First project: {count} of {all} steps done</source>
        <translation>はじめてのプロジェクト：{all}項目中{count}項目が完了</translation>
    </message>
    <message>
        <source>Guided first project</source>
        <translation>はじめてのプロジェクト</translation>
    </message>
    <message>
        <source>Close the checklist; Help opens it again</source>
        <translation>一覧を閉じる（ヘルプメニューで再び開けます）</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>Every step is done. Well done.</source>
        <translation>すべて完了しました。お疲れさまでした。</translation>
    </message>
    <message>
        <source>Country and methodology</source>
        <translation>国と方法論</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>サイト</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>参加者</translation>
    </message>
    <message>
        <source>Start and lifetime</source>
        <translation>稼働開始日と稼働期間</translation>
    </message>
    <message>
        <source>Inputs of the calculation</source>
        <translation>計算の入力値</translation>
    </message>
    <message>
        <source>Confirm the default values</source>
        <translation>デフォルト値の確認</translation>
    </message>
    <message>
        <source>Eligibility criteria</source>
        <translation>適格性要件</translation>
    </message>
    <message>
        <source>Monitoring plan</source>
        <translation>モニタリング計画</translation>
    </message>
    <message>
        <source>Settle what is open</source>
        <translation>要確認の項目の解消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Choose the partner country, then the methodology that fits your technology.</source>
        <translation>パートナー国を選び、次に技術に合う方法論を選びます。</translation>
    </message>
    <message>
        <source>The name of the project, in English, as it will stand on every document.</source>
        <translation>すべての文書に印字されるプロジェクト名を英語で入力します。</translation>
    </message>
    <message>
        <source>One row a site, each with its own coordinates; any way of writing them will do.</source>
        <translation>サイトごとに1行で、それぞれの座標を入力します。座標の書き方は問いません。</translation>
    </message>
    <message>
        <source>Every company that takes part, with its side.</source>
        <translation>参加する企業をすべて、日本側・パートナー国側の別とともに入力します。</translation>
    </message>
    <message>
        <source>The day operation starts, and for how many years you expect it.</source>
        <translation>稼働を始める日と、想定する稼働年数を入力します。</translation>
    </message>
    <message>
        <source>What the formulas need. Any unit of the right kind is converted for you.</source>
        <translation>計算式に必要な値を入力します。種類の合う単位は自動で換算されます。</translation>
    </message>
    <message>
        <source>Compare each value with the official document, page by page.</source>
        <translation>値を1つずつ公式文書と照合します。</translation>
    </message>
    <message>
        <source>Say for each criterion whether it is met, and what proves it.</source>
        <translation>要件ごとに、充足しているかどうかと根拠を入力します。</translation>
    </message>
    <message>
        <source>Who measures what, with which meter and how often.</source>
        <translation>誰が、何を、どの計量器で、どの頻度で測定するかを入力します。</translation>
    </message>
    <message>
        <source>Go through the findings until none is an error or open.</source>
        <translation>確認事項を順に見て、エラーと要確認をなくします。</translation>
    </message>
    <message>
        <source>Write Word, Excel and PDF. Until nothing is open their names say _DRAFT.</source>
        <translation>Word・Excel・PDFを書き出します。要確認が残る間は名前に_DRAFTが付きます。</translation>
    </message>
</context>
<context>
    <name>FolderLine</name>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>What is in the form</source>
        <translation>様式の内容</translation>
    </message>
    <message>
        <source>New in this form</source>
        <translation>この様式だけにある項目</translation>
    </message>
    <message>
        <source>Missing in this form</source>
        <translation>この様式にない項目</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>検出した項目</translation>
    </message>
    <message>
        <source>Label in the form</source>
        <translation>様式の項目名</translation>
    </message>
    <message>
        <source>Kind of answer</source>
        <translation>回答の種類</translation>
    </message>
    <message>
        <source>Label in Japanese</source>
        <translation>日本語の項目名</translation>
    </message>
    <message>
        <source>Kind of answer: {label}</source>
        <translation>回答の種類：{label}</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Line of text</source>
        <translation>一行の文字</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>はい・いいえ</translation>
    </message>
    <message>
        <source>One of the boxes</source>
        <translation>選択肢</translation>
    </message>
    <message>
        <source>Form code</source>
        <translation>様式番号</translation>
    </message>
    <message>
        <source>Host country</source>
        <translation>パートナー国</translation>
    </message>
    <message>
        <source>Participants of the host country</source>
        <translation>パートナー国側の参加者</translation>
    </message>
    <message>
        <source>Participants of Japan</source>
        <translation>日本側の参加者</translation>
    </message>
    <message>
        <source>Eligibility criteria</source>
        <translation>適格性要件</translation>
    </message>
    <message>
        <source>Sources of reference emissions</source>
        <translation>リファレンス排出源</translation>
    </message>
    <message>
        <source>Sources of project emissions</source>
        <translation>プロジェクト排出源</translation>
    </message>
    <message>
        <source>Emissions of each year</source>
        <translation>年別の排出量</translation>
    </message>
    <message>
        <source>Total emissions</source>
        <translation>排出量の合計</translation>
    </message>
    <message>
        <source>Note under the yearly table</source>
        <translation>年別の表の注記</translation>
    </message>
    <message>
        <source>Annex: monitoring plan</source>
        <translation>附属書：モニタリング計画</translation>
    </message>
    <message>
        <source>new in this form</source>
        <translation>この様式で新しい項目</translation>
    </message>
    <message>
        <source>moved to another place</source>
        <translation>別の場所に移動</translation>
    </message>
    <message>
        <source>gone; the answer is kept and not printed</source>
        <translation>なくなった項目（回答は残り、印字されません）</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>同じ</translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message>
        <source>My forms</source>
        <translation>取り込んだ様式</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Adopt official forms…</source>
        <translation>公式様式を取り込む…</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation>取り込み日時</translation>
    </message>
    <message>
        <source>Hash (SHA-256)</source>
        <translation>ハッシュ値（SHA-256）</translation>
    </message>
    <message>
        <source>Projects of these countries are printed on these forms, the newest version first. A project keeps a copy of the form it uses.</source>
        <translation>該当する国のプロジェクトは、最も新しい版の様式で出力されます。使用した様式は、プロジェクトにも保存されます。</translation>
    </message>
    <message>
        <source>No form was adopted yet. Download the zip of all forms from the country&apos;s page of the JCM website and choose it here, or drop it on the window.</source>
        <translation>取り込んだ様式はまだありません。JCMウェブサイトの国別ページから様式一式のzipをダウンロードし、ここで選択するか、ウィンドウにドロップしてください。</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Guide</source>
        <translation>ガイド</translation>
    </message>
    <message>
        <source>Unit: {unit}</source>
        <translation>単位：{unit}</translation>
    </message>
    <message>
        <source>This text is printed; write it in English.</source>
        <translation>文書に印字されます。英語で書いてください。</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>例</translation>
    </message>
    <message>
        <source>Monitoring option {option}</source>
        <translation>モニタリングオプション{option}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>状態：{state}</translation>
    </message>
    <message>
        <source>Go into a field to read what belongs there.</source>
        <translation>入力欄を選ぶと、書くべき内容がここに表示されます。</translation>
    </message>
    <message>
        <source>Form: {title} ({code})</source>
        <translation>様式：{title}（{code}）</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Switch the language of the window</source>
        <translation>画面の言語を切り替える</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>In tables</source>
        <translation>表の中</translation>
    </message>
    <message>
        <source>Copy, paste and cut blocks of cells</source>
        <translation>セル範囲のコピー・貼り付け・切り取り</translation>
    </message>
    <message>
        <source>Fill down, or duplicate a row of a list</source>
        <translation>下へコピー、または一覧の行の複製</translation>
    </message>
    <message>
        <source>Empty the chosen cells</source>
        <translation>選んだセルを空にする</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>This page is not in the help of this project.</source>
        <translation>このプロジェクトのヘルプにはないページです。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help: {page}</source>
        <translation>ヘルプ：{page}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>ヘルプを検索</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>ヘルプのページ</translation>
    </message>
    <message>
        <source>No page holds these words. Try fewer or other words, in either language.</source>
        <translation>該当するページがありません。言葉を減らすか、別の言葉（日英どちらでも）でお試しください。</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>戻る（Alt+←）</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>進む（Alt+→）</translation>
    </message>
    <message>
        <source>Getting started (Alt+Home)</source>
        <translation>はじめに（Alt+Home）</translation>
    </message>
    <message>
        <source>Print… (Ctrl+P)</source>
        <translation>印刷…（Ctrl+P）</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Reference emissions</source>
        <translation>リファレンス排出量</translation>
    </message>
    <message>
        <source>Project emissions</source>
        <translation>プロジェクト排出量</translation>
    </message>
    <message>
        <source>total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>average of full years</source>
        <translation>通年の平均</translation>
    </message>
    <message>
        <source>Emission reductions</source>
        <translation>排出削減量</translation>
    </message>
    <message>
        <source>not in the document</source>
        <translation>文書にはありません</translation>
    </message>
    <message>
        <source>Is it still the same title?</source>
        <translation>名称はこのままでよいですか</translation>
    </message>
    <message>
        <source>A date of the document</source>
        <translation>文書の日付</translation>
    </message>
    <message>
        <source>Says which years are counted</source>
        <translation>計算する年の範囲に関わる項目</translation>
    </message>
    <message>
        <source>Values of single years</source>
        <translation>特定の年の値</translation>
    </message>
    <message>
        <source>Documents cited: are there newer ones?</source>
        <translation>引用文書：新しい版はありませんか</translation>
    </message>
    <message>
        <source>Add a line for the new version</source>
        <translation>新しい版の行を追加してください</translation>
    </message>
    <message>
        <source>The document states another result</source>
        <translation>文書の結果と異なります</translation>
    </message>
    <message>
        <source>Enter the quantities or import the monitoring workbook; then compare</source>
        <translation>数量を入力するか、モニタリング用ブックを取り込み、結果を比べてください</translation>
    </message>
    <message>
        <source>lines: {count}</source>
        <translation>{count}行</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>New project from {name}</source>
        <translation>{name}から新規プロジェクト</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>{name}の取り込み</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Note that it came back, decide later</source>
        <translation>返送のみ記録し、後で判断する</translation>
    </message>
    <message>
        <source>Make the project</source>
        <translation>プロジェクトを作成</translation>
    </message>
    <message>
        <source>Take into the project</source>
        <translation>プロジェクトに取り込む</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>読み取りの進捗</translation>
    </message>
    <message>
        <source>What is in the document</source>
        <translation>文書の内容</translation>
    </message>
    <message>
        <source>Opening the document…</source>
        <translation>文書を開いています…</translation>
    </message>
    <message>
        <source>Looking at the project…</source>
        <translation>プロジェクトを確認しています…</translation>
    </message>
    <message>
        <source>Reading the answers…</source>
        <translation>回答を読み取っています…</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>返送内容</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>読み取り</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>読み取れない記載</translation>
    </message>
    <message>
        <source>Disagrees</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>変更点リスト</translation>
    </message>
    <message>
        <source>Answers read: {count}.</source>
        <translation>{count}件の回答を読み取りました。</translation>
    </message>
    <message>
        <source>Answers read: {count}, new: {new}.</source>
        <translation>{count}件の回答を読み取りました（新規{new}件）。</translation>
    </message>
    <message>
        <source>Texts not understood and kept: {count}.</source>
        <translation>読み取れなかった記載が{count}件あり、プロジェクトに残します。</translation>
    </message>
    <message>
        <source>Waiting for your decision: proposed edits {edits}, notes {notes}.</source>
        <translation>修正案{edits}件とコメント{notes}件が確認待ちです。</translation>
    </message>
    <message>
        <source>What usually has to be changed afterwards stays as a list beside the form: {count}.</source>
        <translation>通常変更が必要な{count}項目は、作成後、リストとして入力画面の横に表示します。</translation>
    </message>
    <message>
        <source>Nothing changes before you say so, and one undo takes it back.</source>
        <translation>取り込むまでは何も変わりません。取り込んだ後も、1回の「元に戻す」で取り消せます。</translation>
    </message>
    <message>
        <source>Round {round} of {site}: new {new}, changed {changed}, to check {doubtful}, not readable {refused}, still missing {missing}.</source>
        <translation>{site} 第{round}回：新規{new}件、変更{changed}件、要確認{doubtful}件、読取り不可{refused}件、未回答{missing}件。</translation>
    </message>
    <message>
        <source>What is ticked is taken in as one step.</source>
        <translation>チェックした項目を一度の操作で取り込みます。</translation>
    </message>
</context>
<context>
    <name>InputsView</name>
    <message>
        <source>Symbol</source>
        <translation>記号</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Unit or answer</source>
        <translation>単位・回答</translation>
    </message>
    <message>
        <source>When</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>セル</translation>
    </message>
    <message>
        <source>For the result</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>What the workbook asks for</source>
        <translation>ブックの入力項目</translation>
    </message>
    <message>
        <source>{table}: the workbook has room for {count}</source>
        <translation>{table}（ブックの入力欄：{count}件分）</translation>
    </message>
</context>
<context>
    <name>KeysView</name>
    <message>
        <source>Fingerprint</source>
        <translation>指紋</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>発行者</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>信頼</translation>
    </message>
    <message>
        <source>Trusted keys</source>
        <translation>信頼済みの鍵</translation>
    </message>
    <message>
        <source>No key is trusted, and none came with the program.</source>
        <translation>信頼済みの鍵はなく、プログラムに付属する鍵もありません。</translation>
    </message>
    <message>
        <source>withdrawn on {day}</source>
        <translation>{day}に取り消し</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day}から</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>プログラムに付属</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Saving the project…</source>
        <translation>プロジェクトを保存しています…</translation>
    </message>
    <message>
        <source>Reading the project…</source>
        <translation>プロジェクトを読み込んでいます…</translation>
    </message>
    <message>
        <source>Writing the copy…</source>
        <translation>コピーを書き出しています…</translation>
    </message>
    <message>
        <source>Looking for work that was not saved…</source>
        <translation>保存されていない作業を探しています…</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>名称未入力のプロジェクト</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>閲覧のみ</translation>
    </message>
    <message>
        <source>not saved to a file yet</source>
        <translation>ファイルに未保存</translation>
    </message>
    <message>
        <source>saved {when}</source>
        <translation>保存済み {when}</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation>保存していない変更あり</translation>
    </message>
</context>
<context>
    <name>MakingPage</name>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Show: {what}</source>
        <translation>表示：{what}</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>準備しています…</translation>
    </message>
    <message>
        <source>{number} of {total}: {label}</source>
        <translation>{total}件中{number}件目：{label}</translation>
    </message>
    <message>
        <source>Putting the files into the folder…</source>
        <translation>ファイルをフォルダーに入れています…</translation>
    </message>
    <message>
        <source>Cancelled. No file was written or changed.</source>
        <translation>中止しました。ファイルは作成も変更もしていません。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Add to a version…</source>
        <translation>版に追加…</translation>
    </message>
    <message>
        <source>Sent to somebody? Keep what was sent under a name.</source>
        <translation>提出した場合は、その内容を名前を付けて残せます。</translation>
    </message>
</context>
<context>
    <name>MarkBox</name>
    <message>
        <source>Mark as confidential: {name}</source>
        <translation>秘密情報に指定：{name}</translation>
    </message>
    <message>
        <source>Only these words: “{words}”</source>
        <translation>次の語句だけ：「{words}」</translation>
    </message>
    <message>
        <source>All of it, whatever it says</source>
        <translation>回答全体（内容が変わっても対象）</translation>
    </message>
    <message>
        <source>The whole row: {row}</source>
        <translation>行全体：{row}</translation>
    </message>
    <message>
        <source>Reason (kept in the project, printed nowhere)</source>
        <translation>理由（プロジェクト内にのみ保存され、印字されません）</translation>
    </message>
    <message>
        <source>For example: supplier&apos;s price, under a non-disclosure agreement</source>
        <translation>例：秘密保持契約の対象となる供給者の価格</translation>
    </message>
    <message>
        <source>Mark as confidential</source>
        <translation>秘密情報に指定</translation>
    </message>
    <message>
        <source>Do not mark</source>
        <translation>指定しない</translation>
    </message>
</context>
<context>
    <name>MergeCopyPage</name>
    <message>
        <source>Merge {name}</source>
        <translation>{name}との統合</translation>
    </message>
    <message>
        <source>Nothing changes before you press the button, and one undo takes the merge back. Their file is only read.</source>
        <translation>ボタンを押すまで何も変更されません。統合は1回の「元に戻す」で取り消せます。相手のファイルは読み取るだけです。</translation>
    </message>
    <message>
        <source>It is the same project: merge it all the same</source>
        <translation>同じプロジェクトなので統合する</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>What the merge does</source>
        <translation>統合の内容</translation>
    </message>
    <message>
        <source>Conflicts {count}</source>
        <translation>競合 {count}</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>統合する</translation>
    </message>
    <message>
        <source>There is nothing in this file that is not in the project already.</source>
        <translation>このファイルには、プロジェクトにない内容はありません。</translation>
    </message>
    <message>
        <source>Answers taken: {count}</source>
        <translation>取り込む回答：{count}件</translation>
    </message>
    <message>
        <source>In conflict: {count}, not chosen yet: {left}</source>
        <translation>競合：{count}件（未選択{left}件）</translation>
    </message>
    <message>
        <source>Files: {count}</source>
        <translation>ファイル：{count}件</translation>
    </message>
    <message>
        <source>Emission reductions in total: {before} → {after} tCO2</source>
        <translation>総排出削減量：{before} → {after} tCO2</translation>
    </message>
    <message>
        <source>This seems to be a different project: another title, no common history, and few equal answers.</source>
        <translation>別のプロジェクトのようです（名称が異なり、共通の履歴がなく、一致する回答もわずかです）。</translation>
    </message>
    <message>
        <source>The two files have no common history: every different answer is a conflict, and nothing counts as deleted.</source>
        <translation>2つのファイルに共通の履歴がありません。異なる回答はすべて競合とし、削除は判定しません。</translation>
    </message>
    <message>
        <source>{user} has this file open: work that was not saved yet is not in it.</source>
        <translation>{user}がこのファイルを開いています。まだ保存されていない作業は含まれません。</translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>Take in: {count}</source>
        <translation>取り込む（{count}件）</translation>
    </message>
    <message>
        <source>Confirmations from {name}</source>
        <translation>{name}の確認記録</translation>
    </message>
    <message>
        <source>New: {new}. The same as yours: {same}. With another value than yours: {conflicts}; tick those whose value replaces yours in your library. Projects change only when you take confirmations over there.</source>
        <translation>新規：{new}件、手元と同じ値：{same}件、手元と異なる値：{conflicts}件。手元のライブラリの値を置き換えるものにチェックを入れてください。プロジェクトへは、引き継ぎの操作をするまで反映されません。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>相手の値</translation>
    </message>
    <message>
        <source>Read in, by</source>
        <translation>文書・確認者</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>手元の値</translation>
    </message>
    <message>
        <source>Records of the file</source>
        <translation>ファイルの確認記録</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>MethodologiesPage</name>
    <message>
        <source>in the open project</source>
        <translation>開いているプロジェクト</translation>
    </message>
    <message>
        <source>damaged; adopt it again</source>
        <translation>破損（取り込み直してください）</translation>
    </message>
    <message>
        <source>The open project does not name this methodology.</source>
        <translation>開いているプロジェクトでは、この方法論を選択していません。</translation>
    </message>
    <message>
        <source>My methodologies</source>
        <translation>取り込んだ方法論</translation>
    </message>
    <message>
        <source>Adopted from their official files and kept on this computer. Each project that uses one holds its own copy.</source>
        <translation>公式ファイルから取り込み、このコンピューターに保存した方法論です。使用するプロジェクトは、それぞれ自分の写しを持ちます。</translation>
    </message>
    <message>
        <source>None yet. Choose the monitoring spreadsheet published with an approved methodology, and its text: the program makes its pages from them and calculates with the workbook&apos;s own formulas.</source>
        <translation>まだありません。承認方法論とともに公開されているモニタリングスプレッドシートと本文を選択してください。それらから入力ページを作り、ブック自体の数式で計算します。</translation>
    </message>
    <message>
        <source>Methodology</source>
        <translation>方法論</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>ブック</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Kept on</source>
        <translation>保存日</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Adopted methodologies</source>
        <translation>取り込んだ方法論</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Adopt a methodology…</source>
        <translation>方法論を取り込む…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Add the text…</source>
        <translation>本文を追加…</translation>
    </message>
    <message>
        <source>Use in the project</source>
        <translation>プロジェクトで使う</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>See what it holds, correct it, give rules</source>
        <translation>内容の確認、訂正、規則の設定</translation>
    </message>
</context>
<context>
    <name>Methodology</name>
    <message>
        <source>number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>選択：{choices}</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>はい・いいえ</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字列</translation>
    </message>
    <message>
        <source>monitored, option {options}</source>
        <translation>モニタリング（{options}）</translation>
    </message>
    <message>
        <source>fixed ex ante</source>
        <translation>事前確定</translation>
    </message>
    <message>
        <source>name only</source>
        <translation>名称のみ</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>Sheet “{where}”: not one of the sheets this program knows. It was left alone.</source>
        <translation>シート「{where}」：本プログラムの知らないシートです。読み取っていません。</translation>
    </message>
    <message>
        <source>Sheet “{where}”: there are two sheets for the same purpose. Only the first was read.</source>
        <translation>シート「{where}」：同じ用途のシートが2つあります。最初のものだけを読み取りました。</translation>
    </message>
    <message>
        <source>Sheet “{where}”: no table of parameters was found on it.</source>
        <translation>シート「{where}」：パラメータの表が見つかりません。</translation>
    </message>
    <message>
        <source>{where}: no sheet for inputs was found.</source>
        <translation>{where}：入力用のシートが見つかりません。</translation>
    </message>
    <message>
        <source>{where}: something stands in this row of the table, but no value to enter. It was left out.</source>
        <translation>{where}：表のこの行には記載がありますが、値の入力欄がないため、取り込んでいません。</translation>
    </message>
    <message>
        <source>Sheet “{where}”: no number was found below the title of Table 3.</source>
        <translation>シート「{where}」：Table 3の見出しの下に数値が見つかりません。</translation>
    </message>
    <message>
        <source>{where}: this was not understood.</source>
        <translation>{where}：解釈できませんでした。</translation>
    </message>
    <message>
        <source>This is no formula (look at character {at}). Write it like {example}.</source>
        <translation>数式になっていません（{at}文字目付近）。{example} のように入力してください。</translation>
    </message>
    <message>
        <source>“{name}” is no parameter of this methodology. Choose one of the names shown.</source>
        <translation>「{name}」はこの方法論のパラメータではありません。表示されている名前を使ってください。</translation>
    </message>
    <message>
        <source>text: {file}</source>
        <translation>本文：{file}</translation>
    </message>
    <message>
        <source>workbook: {file}</source>
        <translation>ブック：{file}</translation>
    </message>
    <message>
        <source>not an approved methodology but a proposed one</source>
        <translation>提案段階の方法論（未承認）</translation>
    </message>
</context>
<context>
    <name>MethodologyChoices</name>
    <message>
        <source>Methodologies of this program and your adopted ones</source>
        <translation>選択できる方法論（収録・取り込み）</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>取り込み</translation>
    </message>
    <message>
        <source>Choose {name}</source>
        <translation>{name}を選択</translation>
    </message>
</context>
<context>
    <name>MethodologyPage</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Keep in my methodologies</source>
        <translation>方法論を保存</translation>
    </message>
    <message>
        <source>Read it as a filled document</source>
        <translation>記入済み文書として読み込む</translation>
    </message>
    <message>
        <source>What the official files hold</source>
        <translation>公式ファイルの内容</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>読み込みの進捗</translation>
    </message>
    <message>
        <source>Opening the workbook…</source>
        <translation>ブックを開いています…</translation>
    </message>
    <message>
        <source>Adopt a methodology from {name}</source>
        <translation>{name}から方法論を取り込む</translation>
    </message>
    <message>
        <source>Nothing is kept before you say so.</source>
        <translation>「方法論を保存」を押すまで、何も保存されません。</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>入力項目</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>デフォルト値</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>適格性要件</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>読み取れなかった箇所</translation>
    </message>
    <message>
        <source>Compared with ours</source>
        <translation>本プログラムとの照合</translation>
    </message>
    <message>
        <source>Files and cells</source>
        <translation>ファイルとセル</translation>
    </message>
    <message>
        <source>Reading the text…</source>
        <translation>本文を読み取っています…</translation>
    </message>
    <message>
        <source>Reading and calculating the workbook…</source>
        <translation>ブックを読み取り、計算しています…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>照合しています…</translation>
    </message>
</context>
<context>
    <name>Methods</name>
    <message>
        <source>My methodologies</source>
        <translation>取り込んだ方法論</translation>
    </message>
    <message>
        <source>Use it in this project</source>
        <translation>このプロジェクトで使う</translation>
    </message>
    <message>
        <source>{name} is among your methodologies. The open project names it: its official workbook can calculate beside it and confirm default values.</source>
        <translation>{name}を保存しました。開いているプロジェクトはこの方法論を使っています。公式ブックで並行して計算し、デフォルト値を確認できます。</translation>
    </message>
    <message>
        <source>{name} is among your methodologies. New projects can choose it.</source>
        <translation>{name}を保存しました。新規プロジェクトで選択できます。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>{name} was removed from your methodologies. Projects that use it keep their own copy.</source>
        <translation>{name}を削除しました。使用中のプロジェクトには写しが残っています。</translation>
    </message>
</context>
<context>
    <name>MovePage</name>
    <message>
        <source>New: to be answered</source>
        <translation>新規：入力が必要</translation>
    </message>
    <message>
        <source>Criterion: answer again</source>
        <translation>適格性要件：再回答</translation>
    </message>
    <message>
        <source>Default that changes</source>
        <translation>変わるデフォルト値</translation>
    </message>
    <message>
        <source>Goes along under another name</source>
        <translation>名称が変わって引き継ぐ</translation>
    </message>
    <message>
        <source>Dropped: the answer is kept</source>
        <translation>廃止：回答は残る</translation>
    </message>
    <message>
        <source>Goes along</source>
        <translation>そのまま引き継ぐ</translation>
    </message>
    <message>
        <source>Move to another version</source>
        <translation>別のバージョンへ移行</translation>
    </message>
    <message>
        <source>Nothing changes before you press the button, and one undo takes the move back. Answers that find no place are kept.</source>
        <translation>ボタンを押すまで何も変わりません。移行は「元に戻す」1回で取り消せます。行き先のない回答も残ります。</translation>
    </message>
    <message>
        <source>There is no later version in the libraries. When the committee approves one, adopt its official files; it is offered here then.</source>
        <translation>新しいバージョンはライブラリにありません。合同委員会が承認したら公式ファイルを取り込んでください。ここで選択できるようになります。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>移行元</translation>
    </message>
    <message>
        <source>To</source>
        <translation>移行先</translation>
    </message>
    <message>
        <source>Methodology of the project</source>
        <translation>プロジェクトの方法論</translation>
    </message>
    <message>
        <source>Version to move to</source>
        <translation>移行先のバージョン</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>移行後の扱い</translation>
    </message>
    <message>
        <source>Question or value</source>
        <translation>項目・値</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>What the move does</source>
        <translation>移行の内容</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Move the project</source>
        <translation>プロジェクトを移行</translation>
    </message>
    <message>
        <source>Emission reductions in total: {before} → {after} tCO2</source>
        <translation>排出削減量の合計：{before} → {after} tCO2</translation>
    </message>
    <message>
        <source>Emission reductions in total: {before} tCO2 now; known again when the new questions are answered</source>
        <translation>排出削減量の合計：現在{before} tCO2（移行後の値は、新しい項目に入力すると計算されます）</translation>
    </message>
</context>
<context>
    <name>MovedView</name>
    <message>
        <source>The project is printed on {form} from now on. No answer was lost.</source>
        <translation>プロジェクトは今後、{form}で出力されます。失われた回答はありません。</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>What the move changed</source>
        <translation>様式の変更内容</translation>
    </message>
</context>
<context>
    <name>NeededList</name>
    <message>
        <source>Documents this project needs</source>
        <translation>このプロジェクトに必要な書類</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時期</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>書類</translation>
    </message>
    <message>
        <source>Form code</source>
        <translation>様式番号</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>提出書類</translation>
    </message>
    <message>
        <source>Why, and how well it is known</source>
        <translation>理由と確度</translation>
    </message>
    <message>
        <source>Idea</source>
        <translation>構想</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>妥当性確認</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>登録</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>モニタリング</translation>
    </message>
    <message>
        <source>Issuance</source>
        <translation>発行</translation>
    </message>
    <message>
        <source>Needed now</source>
        <translation>今必要</translation>
    </message>
    <message>
        <source>Needed later</source>
        <translation>後で必要</translation>
    </message>
    <message>
        <source>If it happens</source>
        <translation>該当する場合</translation>
    </message>
    <message>
        <source>Not for this country</source>
        <translation>この国では不要</translation>
    </message>
    <message>
        <source>In the package</source>
        <translation>追加済み</translation>
    </message>
    <message>
        <source>By the third-party entity</source>
        <translation>第三者機関が作成</translation>
    </message>
    <message>
        <source>Official file</source>
        <translation>公式ファイル</translation>
    </message>
    <message>
        <source>{reason} [{status}: {source}, as known on {day}]</source>
        <translation>{reason}［{status}：{source}、{day}時点］</translation>
    </message>
    <message>
        <source>The program has no form for this document, because its fields are not known. Adopt the official file of your country, or fill it by hand.</source>
        <translation>記入項目が不明なため、本プログラムにこの文書の様式がありません。国別ページの公式ファイルを取り込むか、手で記入してください。</translation>
    </message>
    <message>
        <source>The rules of this country are not known; choose them by its page of the JCM site.</source>
        <translation>この国の規則は分かっていません。JCMサイトの国別ページで確認して選択してください。</translation>
    </message>
    <message>
        <source>Where a form code has no version, the version in force is not known: adopt the official form of the country. The layouts that come with the program are reconstructed.</source>
        <translation>様式番号に版がないものは、現行の版が分かっていません。国別ページの公式様式を取り込んでください。本プログラムに付属するレイアウトは再構成したものです。</translation>
    </message>
    <message>
        <source>Choose the partner country on the first page of the project.</source>
        <translation>プロジェクトの最初のページでパートナー国を選択してください。</translation>
    </message>
    <message>
        <source>Take out of the package</source>
        <translation>提出書類から外す</translation>
    </message>
    <message>
        <source>Take into the package</source>
        <translation>提出書類に加える</translation>
    </message>
</context>
<context>
    <name>NewFromPage</name>
    <message>
        <source>New from this project</source>
        <translation>このプロジェクトから新規作成</translation>
    </message>
    <message>
        <source>A new project without history begins with what you keep of “{title}”, which stays as it is. The new one remembers where it came from.</source>
        <translation>「{title}」から選んだ内容を引き継ぎ、履歴のない新しいプロジェクトを作成します。元のプロジェクトは変わりません。新しいプロジェクトには、作成元が記録されます。</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>名称未入力のプロジェクト</translation>
    </message>
    <message>
        <source>Title of the new project</source>
        <translation>新しいプロジェクトの名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>引き継ぐ内容</translation>
    </message>
    <message>
        <source>Methodology, its fixed values and the wording of its criteria</source>
        <translation>方法論、固定値、適格性要件の説明文</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>プロジェクト参加者</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>サイト</translation>
    </message>
    <message>
        <source>Texts and choices of the document</source>
        <translation>文書の文章と選択項目</translation>
    </message>
    <message>
        <source>How the monitoring is organised</source>
        <translation>モニタリングの体制と手順</translation>
    </message>
    <message>
        <source>Equipment with its ratings, without measured values</source>
        <translation>設備とその定格（計測値を除く）</translation>
    </message>
    <message>
        <source>{part}  ({count} answers)</source>
        <translation>{part}（{count}件）</translation>
    </message>
    <message>
        <source>Not kept, because it belongs to the project it was entered for</source>
        <translation>引き継がない内容（元のプロジェクトに固有のもの）</translation>
    </message>
    <message>
        <source>The sections of what is not kept will be open, so that nothing is forgotten.</source>
        <translation>引き継がない内容は未入力として表示されるので、入力漏れを防げます。</translation>
    </message>
    <message>
        <source>Make the project</source>
        <translation>プロジェクトを作成</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Measured values and bills, values of single years</source>
        <translation>計測値・請求書の値、年ごとの値</translation>
    </message>
    <message>
        <source>Evidence, pictures and references</source>
        <translation>根拠資料、図・写真、参考文献</translation>
    </message>
    <message>
        <source>Meters, serial numbers and calibrations</source>
        <translation>計量器、製造番号、校正</translation>
    </message>
    <message>
        <source>Confirmed defaults, claims and proofs of criteria</source>
        <translation>確認済みのデフォルト値、適格性要件の判定と裏付け</translation>
    </message>
    <message>
        <source>Consultation, comments and environmental assessment</source>
        <translation>利害関係者協議、意見、環境影響評価</translation>
    </message>
    <message>
        <source>Revision history</source>
        <translation>改訂履歴</translation>
    </message>
    <message>
        <source>Other working papers</source>
        <translation>その他の準備資料</translation>
    </message>
    <message>
        <source>Entries that could not be read</source>
        <translation>読み取れなかった入力</translation>
    </message>
    <message>
        <source>{reason} ({count}): {examples}</source>
        <translation>{reason}（{count}件）：{examples}</translation>
    </message>
</context>
<context>
    <name>NewProject</name>
    <message>
        <source>New project</source>
        <translation>新しいプロジェクト</translation>
    </message>
    <message>
        <source>1  Host country</source>
        <translation>1&#x3000;パートナー国</translation>
    </message>
    <message>
        <source>2  Technology</source>
        <translation>2&#x3000;技術</translation>
    </message>
    <message>
        <source>3  Methodology</source>
        <translation>3&#x3000;方法論</translation>
    </message>
    <message>
        <source>4  Title of the project, in English</source>
        <translation>4&#x3000;プロジェクト名（英語）</translation>
    </message>
    <message>
        <source>It is printed on every document and can be changed later. Where to keep the file is asked when you save.</source>
        <translation>すべての文書に印字されます。後から変更できます。ファイルの保存場所は、保存するときに選びます。</translation>
    </message>
    <message>
        <source>Search by name, number or content</source>
        <translation>名称・番号・内容で検索</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>始める</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Not in the list? Adopt it from its official files…</source>
        <translation>一覧にない場合：公式ファイルから取り込む…</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>計測する項目</translation>
    </message>
    <message>
        <source>Choose a country</source>
        <translation>国を選択</translation>
    </message>
    <message>
        <source>Methodologies: {count}</source>
        <translation>方法論：{count}件</translation>
    </message>
    <message>
        <source>No methodology in the library fits. Choose all technologies or another country.</source>
        <translation>該当する方法論がありません。「すべての技術」または別の国を選んでください。</translation>
    </message>
    <message>
        <source>JCM agreement signed {day}</source>
        <translation>JCM署名日 {day}</translation>
    </message>
    <message>
        <source>; rules: {rules}</source>
        <translation>、規則：{rules}</translation>
    </message>
    <message>
        <source>country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>methodology</source>
        <translation>方法論</translation>
    </message>
    <message>
        <source>title</source>
        <translation>プロジェクト名</translation>
    </message>
    <message>
        <source>Still to choose: {names}</source>
        <translation>未選択：{names}</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>{count} more</source>
        <translation>ほか{count}件</translation>
    </message>
    <message>
        <source>Show the notices before this one</source>
        <translation>これより前のお知らせを表示</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>このお知らせを閉じる</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Take the new definition</source>
        <translation>新しい定義を使う</translation>
    </message>
    <message>
        <source>Compare and merge</source>
        <translation>比較して統合</translation>
    </message>
    <message>
        <source>“{file}” beside this file is a copy of the same project with work that is not in here (last step: {who}, {when}). Cloud folders leave such copies when two computers change one file.</source>
        <translation>このファイルと同じフォルダーの「{file}」は同じプロジェクトの写しで、ここにない作業を含んでいます（最終操作：{who}、{when}）。2台のコンピューターで1つのファイルを変更すると、クラウドのフォルダーにこのような写しができます。</translation>
    </message>
    <message>
        <source>You adopted the official workbook of {name}. Used in this project, its result stands beside ours and default values it shows count as verified.</source>
        <translation>{name}の公式ブックが取り込まれています。このプロジェクトで使うと、公式の結果を並べて表示し、一致するデフォルト値を確認済みにします。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>This project uses {old}; the libraries have {new}. Nothing changes before you move the project.</source>
        <translation>このプロジェクトは{old}を使っています。ライブラリに{new}があります。移行の操作をするまで何も変わりません。</translation>
    </message>
    <message>
        <source>See what would change</source>
        <translation>変更内容を見る</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>上書きして保存</translation>
    </message>
    <message>
        <source>Read only: {user} on {host} has this project open. Changes cannot be made here; save it under another name to work on a copy.</source>
        <translation>閲覧のみ：{user}（{host}）がこのプロジェクトを開いています。ここでは変更できません。コピーで作業するには、別の名前で保存してください。</translation>
    </message>
    <message>
        <source>Read only: nothing can be changed in this file. Save it under another name to work on a copy.</source>
        <translation>閲覧のみ：このファイルは変更できません。コピーで作業するには、別の名前で保存してください。</translation>
    </message>
    <message>
        <source>The library now holds another definition of {name}. With it the total would go from {old} to {new} tCO2. This project keeps working with its own until you take the new one.</source>
        <translation>ライブラリにある{name}の定義が、このプロジェクトの定義と異なります。新しい定義を使うと、合計は{old}から{new} tCO2になります。切り替えるまでは、プロジェクト内の定義で計算します。</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Numbers</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Contribution, sensitivity, scenarios…</source>
        <translation>寄与・感度・シナリオ…</translation>
    </message>
    <message>
        <source>How it is calculated</source>
        <translation>計算の過程</translation>
    </message>
    <message>
        <source>There is no result yet. These values are missing:</source>
        <translation>まだ計算できません。次の値が未入力です。</translation>
    </message>
    <message>
        <source>There is no result yet. Choose a methodology and enter the period of operation.</source>
        <translation>まだ計算できません。方法論を選び、稼働期間を入力してください。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>{name}へ移動</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか{count}件</translation>
    </message>
    <message>
        <source>The calculation below is for one full year of operation, {year}. Yearly reductions are rounded down, reference and project emissions to the nearest tonne; shown values can differ by one.</source>
        <translation>以下は、通年で稼働する1年（{year}年）の計算です。年ごとの削減量は切り捨て、リファレンス排出量とプロジェクト排出量は四捨五入のため、表示値の差と1トン異なることがあります。</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>This project was made from “{title}”. Left out: {count} answers, such as dates, measured values, evidence and meters. One undo takes everything back.</source>
        <translation>このプロジェクトは「{title}」から作成しました。日付、計測値、根拠資料、計量器など{count}件の回答は引き継いでいません。「元に戻す」1回で引き継いだ内容をすべて取り消せます。</translation>
    </message>
    <message>
        <source>Made from: {project}</source>
        <translation>作成元：{project}</translation>
    </message>
    <message>
        <source>Add to the evidence register</source>
        <translation>根拠資料台帳に追加</translation>
    </message>
    <message>
        <source>Photographs of the site visit</source>
        <translation>現地調査の写真として追加</translation>
    </message>
    <message>
        <source>Dropped files: {count} ({names}). What are they?</source>
        <translation>ドロップされたファイル：{count}件（{names}）。どのように扱いますか。</translation>
    </message>
    <message>
        <source>Copying {count} files into the project…</source>
        <translation>{count}件のファイルをプロジェクトにコピーしています…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
</context>
<context>
    <name>Official</name>
    <message>
        <source>no number</source>
        <translation>数値なし</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>入力待ち</translation>
    </message>
    <message>
        <source>It calculates when all its inputs are there.</source>
        <translation>必要な入力がそろうと計算します。</translation>
    </message>
    <message>
        <source>differs {change}</source>
        <translation>相違 {change}</translation>
    </message>
    <message>
        <source>on a tonne boundary</source>
        <translation>1トンの境界</translation>
    </message>
    <message>
        <source>calculates</source>
        <translation>計算に使用</translation>
    </message>
    <message>
        <source>This methodology is calculated by its official workbook; both calculating programs agree.</source>
        <translation>この方法論は公式ブックの数式で計算しています。2つの計算エンジンの結果は一致しています。</translation>
    </message>
    <message>
        <source>✓ the same</source>
        <translation>✓ 一致</translation>
    </message>
</context>
<context>
    <name>OfficialPanel</name>
    <message>
        <source>Official workbook</source>
        <translation>公式ブック</translation>
    </message>
    <message>
        <source>{name}: here {ours}, official {theirs}</source>
        <translation>{name}：このプロジェクト {ours}、公式 {theirs}</translation>
    </message>
    <message>
        <source>Take the official value</source>
        <translation>公式の値を採用</translation>
    </message>
    <message>
        <source>Take the official value of {name}, {value}</source>
        <translation>{name}の公式の値{value}を採用</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>本プログラム</translation>
    </message>
    <message>
        <source>tCO2 of one full year</source>
        <translation>通年のtCO2</translation>
    </message>
    <message>
        <source>You adopted the official workbook of {name}; this project does not use it yet. With it both results stand here, and default values it shows count as verified.</source>
        <translation>{name}の公式ブックは取り込み済みですが、このプロジェクトではまだ使っていません。使うと、両方の結果をここに並べ、一致するデフォルト値を確認済みにします。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>Use the official workbook of {name}</source>
        <translation>{name}の公式ブックを使う</translation>
    </message>
</context>
<context>
    <name>OfficialTake</name>
    <message>
        <source>Take the official value, {value}</source>
        <translation>公式の値{value}を採用</translation>
    </message>
    <message>
        <source>Take the official value of {name}, {value}</source>
        <translation>{name}の公式の値{value}を採用</translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message>
        <source>complete version</source>
        <translation>完全版</translation>
    </message>
    <message>
        <source>confidential version</source>
        <translation>非公開版</translation>
    </message>
    <message>
        <source>public version</source>
        <translation>公開版</translation>
    </message>
    <message>
        <source>Monitoring workbook of {methodology}</source>
        <translation>{methodology}のモニタリング用ブック</translation>
    </message>
    <message>
        <source>Evidence: {count} files in numbered folders</source>
        <translation>根拠資料：番号付きフォルダーに{count}ファイル</translation>
    </message>
    <message>
        <source>Reference list, accepted findings, cover sheet, transmission letter, manifest</source>
        <translation>参考文献一覧、承認した確認事項の一覧、表紙、送付状、マニフェスト</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変更されています</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ありません</translation>
    </message>
    <message>
        <source>not in the manifest</source>
        <translation>マニフェストにないファイルです</translation>
    </message>
    <message>
        <source>changed after the package was written</source>
        <translation>作成後に変更されています</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読み取れません</translation>
    </message>
    <message>
        <source>{file}, part {part}</source>
        <translation>{file}、部品{part}</translation>
    </message>
</context>
<context>
    <name>PackagePage</name>
    <message>
        <source>Package</source>
        <translation>提出書類一式</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Confidential and public version side by side</source>
        <translation>非公開版と公開版の両方</translation>
    </message>
    <message>
        <source>Complete version (nothing is marked confidential)</source>
        <translation>完全版（秘密情報の指定はありません）</translation>
    </message>
    <message>
        <source>Public version alone</source>
        <translation>公開版のみ</translation>
    </message>
    <message>
        <source>PDF of each Word document</source>
        <translation>各Word文書のPDFも作成</translation>
    </message>
    <message>
        <source>What is confidential…</source>
        <translation>秘密情報の一覧…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>File of the package</source>
        <translation>提出書類一式のファイル</translation>
    </message>
    <message>
        <source>Choose where the package is to be written</source>
        <translation>書き出し先を選択してください</translation>
    </message>
    <message>
        <source>Check a package…</source>
        <translation>提出書類一式を確認…</translation>
    </message>
    <message>
        <source>Make the package</source>
        <translation>提出書類一式を作成</translation>
    </message>
    <message>
        <source>Progress of the package</source>
        <translation>作成の進み具合</translation>
    </message>
    <message>
        <source>Nothing stands in its way.</source>
        <translation>提出の妨げになるものはありません。</translation>
    </message>
    <message>
        <source>Before it is handed in:</source>
        <translation>提出の前に解消するもの：</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Places that still say what is marked confidential: {count}</source>
        <translation>秘密情報に指定した内容が残っている箇所：{count}件</translation>
    </message>
    <message>
        <source>In it: {versions}</source>
        <translation>内容：{versions}</translation>
    </message>
    <message>
        <source>Not as it was written: {count}</source>
        <translation>作成時と異なるもの：{count}件</translation>
    </message>
    <message>
        <source>All {count} files are as they were written.</source>
        <translation>{count}ファイルすべてが作成時のままです。</translation>
    </message>
    <message>
        <source>Package written: {count} files, {versions}</source>
        <translation>提出書類一式を作成しました：{count}ファイル、{versions}</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Official document</source>
        <translation>公式文書</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Open the official document (PDF or Word)</source>
        <translation>公式文書（PDF・Word）を開く</translation>
    </message>
    <message>
        <source>Open the approved methodology here (PDF or Word) and read the values beside it. When its text was adopted, it is shown by itself.</source>
        <translation>承認方法論（PDF・Word）をここに開き、並べて値を確認します。本文を取り込み済みの場合は自動で表示されます。</translation>
    </message>
    <message>
        <source>Previous page (Page Up)</source>
        <translation>前のページ（Page Up）</translation>
    </message>
    <message>
        <source>Next page (Page Down)</source>
        <translation>次のページ（Page Down）</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>文書内を検索</translation>
    </message>
    <message>
        <source>Page of the official document</source>
        <translation>公式文書のページ</translation>
    </message>
    <message>
        <source>Words of the official document</source>
        <translation>公式文書の本文</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>was: {value}</source>
        <translation>文書の記載：{value}</translation>
    </message>
    <message>
        <source>What to change ({done} of {count} done)</source>
        <translation>変更点リスト（{count}件中{done}件済み）</translation>
    </message>
    <message>
        <source>Made from {name}. A field that has changed is done; tick what is right as it stands.</source>
        <translation>{name}から作成しました。変更した項目は済みになります。変更が不要な項目はチェックしてください。</translation>
    </message>
    <message>
        <source>Texts not understood ({count})</source>
        <translation>読み取れなかった記載（{count}件）</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>変更点リスト</translation>
    </message>
    <message>
        <source>Texts not understood</source>
        <translation>読み取れなかった記載</translation>
    </message>
    <message>
        <source>Missing answers and unread proposals: {count}</source>
        <translation>未入力・未読の提案文：{count}件</translation>
    </message>
    <message>
        <source>I am through: put the list away</source>
        <translation>確認が終わったのでリストを閉じる</translation>
    </message>
    <message>
        <source>Put it into…</source>
        <translation>項目に入れる…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Nothing is left here from imported documents.</source>
        <translation>取り込んだ文書から残っているものはありません。</translation>
    </message>
</context>
<context>
    <name>Paperwork</name>
    <message>
        <source>Look at the review</source>
        <translation>修正案とコメントを表示</translation>
    </message>
    <message>
        <source>{name} is merged; {left} conflicts wait in the review. One undo takes the merge back.</source>
        <translation>{name}を統合しました。競合{left}件を「修正案とコメント」に保留しています。統合は1回の「元に戻す」で取り消せます。</translation>
    </message>
    <message>
        <source>{name} is merged. One undo takes the merge back.</source>
        <translation>{name}を統合しました。統合は1回の「元に戻す」で取り消せます。</translation>
    </message>
    <message>
        <source>The answers of {name} are in the project. One undo takes them back.</source>
        <translation>{name}の回答をプロジェクトに取り込みました。1回の「元に戻す」で取り消せます。</translation>
    </message>
</context>
<context>
    <name>Patience</name>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>会社名</translation>
    </message>
    <message>
        <source>Folder of projects</source>
        <translation>プロジェクトのフォルダー</translation>
    </message>
    <message>
        <source>Folder of exported documents</source>
        <translation>書き出した文書のフォルダー</translation>
    </message>
    <message>
        <source>The folder of the project opened last</source>
        <translation>最後に開いたプロジェクトのフォルダー</translation>
    </message>
    <message>
        <source>Beside each project</source>
        <translation>各プロジェクトと同じ場所</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>画面の言語</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Your name is kept with the changes you make, so that others can see who made them. Exported documents stay in English.</source>
        <translation>氏名は変更の記録に残り、だれが変更したかがわかります。書き出す文書は英語のままです。</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>コンピューターの設定に従う</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明るい</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗い</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>ハイコントラスト</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Monitoring plan workbook (Excel)</source>
        <translation>モニタリング計画のブック（Excel）</translation>
    </message>
    <message>
        <source>Open in Excel</source>
        <translation>Excelで開く</translation>
    </message>
    <message>
        <source>Making the workbook…</source>
        <translation>ブックを作成しています…</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>更新しています…</translation>
    </message>
    <message>
        <source>The pages are older:</source>
        <translation>表示中のページは変更前のものです。</translation>
    </message>
    <message>
        <source>As an export would print it now</source>
        <translation>いま書き出したときの内容</translation>
    </message>
    <message>
        <source>There is nothing to print in this document yet. Fill in its section; the pages appear here by themselves.</source>
        <translation>この文書には、まだ印刷する内容がありません。該当する節に入力すると、ページが自動的に表示されます。</translation>
    </message>
    <message>
        <source>This document is a workbook with live formulas. It is opened in Excel as it would be exported now.</source>
        <translation>この文書は数式の入ったブックです。いま書き出したときの内容をExcelで開きます。</translation>
    </message>
    <message>
        <source>The pages could not be made. The next change tries again.</source>
        <translation>ページを作成できませんでした。次に変更したときに、もう一度作成します。</translation>
    </message>
    <message>
        <source>Making the pages… You can go on typing.</source>
        <translation>ページを作成しています… 入力はそのまま続けられます。</translation>
    </message>
    <message>
        <source>{document}, page {page} of {pages}: {text}</source>
        <translation>{document}&#x3000;{page} / {pages} ページ：{text}</translation>
    </message>
</context>
<context>
    <name>PreviewPages</name>
    <message>
        <source>Page {page} cannot be drawn. Open the PDF.</source>
        <translation>{page}ページを表示できません。PDFを開いて確認してください。</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>{page}ページ</translation>
    </message>
</context>
<context>
    <name>PreviewTools</name>
    <message>
        <source>Previous page</source>
        <translation>前のページ</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>次のページ</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+−)</source>
        <translation>縮小（Ctrl+−）</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>拡大（Ctrl++）</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>PDFを開く</translation>
    </message>
    <message>
        <source>Document shown</source>
        <translation>表示する文書</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>幅に合わせる</translation>
    </message>
    <message>
        <source>Show the true size</source>
        <translation>実際の大きさで表示</translation>
    </message>
    <message>
        <source>As wide as there is room (Ctrl+0)</source>
        <translation>表示幅に合わせる（Ctrl+0）</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>Cancelled.</source>
        <translation>中止しました。</translation>
    </message>
    <message>
        <source>Making the pages…</source>
        <translation>ページを作成中…</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>印刷しませんでした。</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>印刷中…</translation>
    </message>
    <message>
        <source>Pages sent to the printer: {count}</source>
        <translation>プリンターに送ったページ数：{count}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>印刷</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>The pages are those of the PDF that Export writes. The monitoring workbook is printed from your spreadsheet program.</source>
        <translation>「書き出し」で作成するPDFと同じページを印刷します。モニタリング計画のブックは、表計算ソフトから印刷してください。</translation>
    </message>
    <message>
        <source>Choose the printer…</source>
        <translation>プリンターを選択…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Progress of printing</source>
        <translation>印刷の進み具合</translation>
    </message>
</context>
<context>
    <name>ProjectsView</name>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>What it uses of this</source>
        <translation>使用している定義・規則</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Projects that use it</source>
        <translation>使用しているプロジェクト</translation>
    </message>
    <message>
        <source>rules of {country}</source>
        <translation>{country}の規則</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>読み込めませんでした</translation>
    </message>
</context>
<context>
    <name>ProofBlock</name>
    <message>
        <source>Proof</source>
        <translation>裏付け</translation>
    </message>
    <message>
        <source>Add evidence…</source>
        <translation>根拠資料を追加…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>No evidence yet. A file can be dropped here.</source>
        <translation>根拠資料はまだありません。ファイルをここにドロップできます。</translation>
    </message>
    <message>
        <source>p. {page}</source>
        <translation>{page}ページ</translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation>ファイル未入手</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>Look at {number}</source>
        <translation>{number}を見る</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Unlink {number}</source>
        <translation>{number}との対応を解除</translation>
    </message>
    <message>
        <source>New evidence from a file…</source>
        <translation>ファイルから新しく登録…</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠資料</translation>
    </message>
    <message>
        <source>Copying: {percent} %</source>
        <translation>コピー中：{percent}%</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>{name}: not printed in a document of this project.</source>
        <translation>{name}：このプロジェクトの文書には印字されません。</translation>
    </message>
    <message>
        <source>{name} is printed in:</source>
        <translation>{name}の印字先：</translation>
    </message>
</context>
<context>
    <name>ReadView</name>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>読み取った回答</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>new; the program&apos;s own wording, please read</source>
        <translation>新規（本プログラムの提案文。確認してください）</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>Untitled project</source>
        <translation>名称未入力のプロジェクト</translation>
    </message>
    <message>
        <source>{percent} % answered</source>
        <translation>入力率 {percent}%</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>ファイルがありません</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation>エラー {count}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>要確認 {count}</translation>
    </message>
    <message>
        <source>Next: {what}, {day}, {days} days left</source>
        <translation>次の期限：{what}、{day}（あと{days}日）</translation>
    </message>
    <message>
        <source>Overdue: {what}, {day}, {days} days ago</source>
        <translation>期限超過：{what}、{day}（{days}日経過）</translation>
    </message>
    <message>
        <source>edited {when}</source>
        <translation>編集 {when}</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Work was found that is not in your file</source>
        <translation>ファイルに保存されていない作業が見つかりました</translation>
    </message>
    <message>
        <source>The program did not end properly the last time. Everything typed until then was kept. Compare and choose; what you do not recover is put among the backups, never deleted.</source>
        <translation>前回、プログラムが正常に終了しませんでした。それまでの入力はすべて残っています。比較して選んでください。復元しない内容も削除せず、バックアップに残します。</translation>
    </message>
    <message>
        <source>Recover this work</source>
        <translation>この作業を復元</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>後で決める</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>見つかった作業</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>ファイルの値</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>復元する値</translation>
    </message>
    <message>
        <source>A project never saved</source>
        <translation>未保存のプロジェクト</translation>
    </message>
    <message>
        <source>never saved to a file</source>
        <translation>ファイルに未保存</translation>
    </message>
    <message>
        <source>Project: {path}</source>
        <translation>プロジェクト：{path}</translation>
    </message>
    <message>
        <source>Last change: {when}</source>
        <translation>最後の変更：{when}</translation>
    </message>
    <message>
        <source>Steps not in the file: {count}</source>
        <translation>ファイルにない操作：{count}件</translation>
    </message>
    <message>
        <source>Fields being typed in: {count}</source>
        <translation>入力途中の欄：{count}件</translation>
    </message>
    <message>
        <source>The file was changed by something else meanwhile; saving will ask again.</source>
        <translation>その後、ファイルが別の方法で変更されています。保存時に再度確認します。</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>異なる箇所</translation>
    </message>
    <message>
        <source>Keep the file as it is</source>
        <translation>ファイルをそのまま使う</translation>
    </message>
    <message>
        <source>Put it among the backups</source>
        <translation>バックアップに移す</translation>
    </message>
</context>
<context>
    <name>RemarksView</name>
    <message>
        <source>Remarks</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Nothing was guessed. Look these places up in the files; what the result needs is under Inputs.</source>
        <translation>推測で補った箇所はありません。該当箇所をファイルで確認してください。計算に必要な項目は「入力項目」にあります。</translation>
    </message>
    <message>
        <source>What was not understood</source>
        <translation>読み取れなかった記載</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>Emission reductions, total</source>
        <translation>排出削減量 合計</translation>
    </message>
    <message>
        <source>Average per year</source>
        <translation>年平均</translation>
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
        <source>Since last save</source>
        <translation>前回の保存から</translation>
    </message>
    <message>
        <source>Change of the total in tCO2 since the last save</source>
        <translation>前回の保存からの合計の増減（tCO2）</translation>
    </message>
    <message>
        <source>Criteria {met} of {all} met</source>
        <translation>適格性要件 {met}/{all}</translation>
    </message>
    <message>
        <source>Official: {state}</source>
        <translation>公式：{state}</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation>エラー {count}</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>要確認 {count}</translation>
    </message>
    <message>
        <source>Unverified defaults {count}</source>
        <translation>未確認のデフォルト値 {count}</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>The document as a whole</source>
        <translation>文書全体</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>行の追加</translation>
    </message>
    <message>
        <source>Row taken out</source>
        <translation>行の削除</translation>
    </message>
    <message>
        <source>Other order of rows</source>
        <translation>行の並べ替え</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未対応</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>採用済み</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>却下済み</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>unknown author</source>
        <translation>作成者不明</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>修正案とコメント</translation>
    </message>
    <message>
        <source>What reviewers changed and asked in their Word files. Nothing is taken over before you accept it, and every step can be undone.</source>
        <translation>確認者がWordファイルで行った変更とコメントです。採用するまで反映されません。操作はすべて元に戻せます。</translation>
    </message>
    <message>
        <source>No reviewer&apos;s document was read yet. Import a Word file with tracked changes or comments; what it proposes appears here.</source>
        <translation>確認者の文書はまだ取り込まれていません。変更履歴やコメントの付いたWordファイルを取り込むと、ここに表示されます。</translation>
    </message>
    <message>
        <source>Show what is settled too</source>
        <translation>対応済みも表示</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>Accept all the same</source>
        <translation>それでも採用する</translation>
    </message>
    <message>
        <source>Close the note</source>
        <translation>コメントを完了にする</translation>
    </message>
    <message>
        <source>Your answer, if there is one</source>
        <translation>回答（任意）</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Reject all</source>
        <translation>すべて却下</translation>
    </message>
    <message>
        <source>Accept all edits</source>
        <translation>すべての修正案を採用</translation>
    </message>
    <message>
        <source>Proposed edits</source>
        <translation>修正案</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>コメント</translation>
    </message>
    <message>
        <source>{what}, in full</source>
        <translation>{what}の全文</translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>項目へ移動</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>確認事項</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Find in all answers</source>
        <translation>すべての入力内容を検索</translation>
    </message>
    <message>
        <source>Finds</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <source>Match c&amp;ase</source>
        <translation>大文字と小文字を区別(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation>単語単位(&amp;W)</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>proposed, not accepted yet</source>
        <translation>提案文（未承認）</translation>
    </message>
    <message>
        <source>Texts, numbers, dates and file names; full-width and half-width letters are alike.</source>
        <translation>文章・数値・日付・ファイル名を検索します。全角と半角、ひらがなとカタカナは区別しません。</translation>
    </message>
    <message>
        <source>Not found in any answer.</source>
        <translation>入力内容に見つかりませんでした。</translation>
    </message>
    <message>
        <source>More than {count} finds; the first ones are listed.</source>
        <translation>{count}件を超えたため、先頭から表示しています。</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number}／{count}件</translation>
    </message>
    <message>
        <source>Finds: {count}</source>
        <translation>{count}件見つかりました</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Side panel</source>
        <translation>右のパネル</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>ガイド</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>確認事項</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>What to write here (F6)</source>
        <translation>ここに書く内容（F6）</translation>
    </message>
    <message>
        <source>What is wrong or open (F6)</source>
        <translation>エラーと要確認の項目（F6）</translation>
    </message>
    <message>
        <source>Results and how they are calculated (F6)</source>
        <translation>結果と計算過程（F6）</translation>
    </message>
    <message>
        <source>What is left of imported documents (F6)</source>
        <translation>取り込んだ文書から残っているもの（F6）</translation>
    </message>
    <message>
        <source>The pages as they would be printed now (F6)</source>
        <translation>今の内容を印刷したときのページ（F6）</translation>
    </message>
</context>
<context>
    <name>SiteMap</name>
    <message>
        <source>{country}. The position appears here as soon as it is entered.</source>
        <translation>{country}の地図です。緯度・経度を入力すると、位置が表示されます。</translation>
    </message>
    <message>
        <source>The position lies in {country}.</source>
        <translation>位置は{country}の中にあります。</translation>
    </message>
    <message>
        <source>The position lies outside {country}: look at the order (latitude first) and the signs.</source>
        <translation>位置が{country}の外にあります。緯度・経度の順と、符号（N・S・E・W）を確認してください。</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Workbook</source>
        <translation>ブック</translation>
    </message>
    <message>
        <source>Text of the methodology</source>
        <translation>方法論の本文</translation>
    </message>
    <message>
        <source>Number of the methodology</source>
        <translation>方法論番号</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Cell of reference emissions</source>
        <translation>リファレンス排出量のセル</translation>
    </message>
    <message>
        <source>Cell of project emissions</source>
        <translation>プロジェクト排出量のセル</translation>
    </message>
    <message>
        <source>Cell of the result</source>
        <translation>結果のセル</translation>
    </message>
    <message>
        <source>for example TH_AM001</source>
        <translation>例：TH_AM001</translation>
    </message>
    <message>
        <source>for example 01.0</source>
        <translation>例：01.0</translation>
    </message>
    <message>
        <source>for example MPS(calc_process)!G12</source>
        <translation>例：MPS(calc_process)!G12</translation>
    </message>
    <message>
        <source>none: eligibility criteria and emission sources are not known</source>
        <translation>なし（適格性要件と排出源が分かりません）</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>別のファイルを選択…</translation>
    </message>
    <message>
        <source>Choose the text…</source>
        <translation>本文を選択…</translation>
    </message>
    <message>
        <source>Choose the text of the methodology (Word or PDF)</source>
        <translation>方法論の本文（WordまたはPDF）を選択</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Adopt without the text</source>
        <translation>本文なしで取り込む</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>もう一度読み取る</translation>
    </message>
    <message>
        <source>Both emissions were found by what the result subtracts and by their labels. Correct a cell here if it is another one, then read again.</source>
        <translation>両排出量のセルは、結果の引き算と見出しから特定しています。違う場合はここで訂正し、もう一度読み取ってください。</translation>
    </message>
    <message>
        <source>Enter what the workbook does not say itself, then read again. Cells may stay empty: they are looked for by what the result subtracts and by their labels.</source>
        <translation>ブックから読み取れない項目を入力し、読み直してください。セルは空欄のままで構いません。結果の引き算の式とラベルから探します。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>JCM PDD Studio</source>
        <translation>JCM PDD Studio</translation>
    </message>
    <message>
        <source>Project Design Documents and monitoring plans for the Joint Crediting Mechanism. Every fact is asked once and printed wherever it belongs.</source>
        <translation>二国間クレジット制度（JCM）のプロジェクト設計書とモニタリング計画を作成します。各事項の入力は一度だけで、必要な文書すべてに印字されます。</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新しいプロジェクト</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>New from a filled document…</source>
        <translation>記入済みの文書から作成…</translation>
    </message>
    <message>
        <source>Last year&apos;s PDD (.docx) or a monitoring workbook (.xlsx) becomes a new project. You can also drop the file here.</source>
        <translation>昨年のPDD（.docx）やモニタリング用ブック（.xlsx）から、新しいプロジェクトを作ります。ファイルをここにドロップすることもできます。</translation>
    </message>
    <message>
        <source>Guided first project</source>
        <translation>はじめてのプロジェクト</translation>
    </message>
    <message>
        <source>An empty project with a checklist beside it, step by step to the documents.</source>
        <translation>空のプロジェクトと手順の一覧が開きます。順に進めると文書ができます。</translation>
    </message>
    <message>
        <source>Sample projects</source>
        <translation>サンプルプロジェクト</translation>
    </message>
    <message>
        <source>To look around and try things; nothing of yours is changed.</source>
        <translation>自由に見て試せます。ご自身のファイルは変わりません。</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近使ったプロジェクト</translation>
    </message>
    <message>
        <source>Projects you open or save appear here. Begin with a new project, or look at a sample.</source>
        <translation>開いた、または保存したプロジェクトがここに並びます。新しいプロジェクトを始めるか、サンプルをご覧ください。</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>一覧から外す</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation>節の一覧</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation>エラー {count}</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>要確認 {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Review and export</source>
        <translation>確認と書き出し</translation>
    </message>
    <message>
        <source>Review of the answers</source>
        <translation>入力内容の確認</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>{answered} of {asked}</source>
        <translation>入力中 {answered}/{asked}</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>未着手</translation>
    </message>
</context>
<context>
    <name>StoredView</name>
    <message>
        <source>Known as on</source>
        <translation>時点</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>発行者</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>取り込み日</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Data on this computer</source>
        <translation>このコンピューターのデータ</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>プログラムに付属</translation>
    </message>
    <message>
        <source>now</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>from the next start on</source>
        <translation>次の起動から</translation>
    </message>
</context>
<context>
    <name>TextsView</name>
    <message>
        <source>kept with the project</source>
        <translation>プロジェクトに残す</translation>
    </message>
    <message>
        <source>Nothing of the document is lost: these texts are kept with the project, where you find them again in the side panel, unless you put them into a field now.</source>
        <translation>文書の記載は失われません。項目に入れなかった記載はプロジェクトに残り、いつでも右のパネルで確認できます。</translation>
    </message>
    <message>
        <source>Where it stood</source>
        <translation>文書内の場所</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>記載</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>入れる先</translation>
    </message>
    <message>
        <source>What was not understood</source>
        <translation>読み取れなかった記載</translation>
    </message>
    <message>
        <source>The whole text</source>
        <translation>記載の全文</translation>
    </message>
    <message>
        <source>Put it into…</source>
        <translation>項目に入れる…</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>Show the other {count} lines</source>
        <translation>残りの{count}行を表示</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>裏付け</translation>
    </message>
    <message>
        <source>Look at the proof of {symbol}</source>
        <translation>{symbol}の裏付けを見る</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>入力値</translation>
    </message>
    <message>
        <source>Go to the inputs of {symbol}</source>
        <translation>{symbol}の入力値へ移動</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>{name} へ移動</translation>
    </message>
    <message>
        <source>Go to its calculation</source>
        <translation>この値の計算へ移動</translation>
    </message>
</context>
<context>
    <name>TwoSides</name>
    <message>
        <source>{text}, chosen</source>
        <translation>{text}、選択済み</translation>
    </message>
    <message>
        <source>{text}, not chosen</source>
        <translation>{text}、未選択</translation>
    </message>
</context>
<context>
    <name>UnknownForm</name>
    <message>
        <source>Document, such as PDD</source>
        <translation>文書（例：PDD）</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Version, such as 02.0</source>
        <translation>版（例：02.0）</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>もう一度照合</translation>
    </message>
    <message>
        <source>Choose a country</source>
        <translation>国を選択</translation>
    </message>
</context>
<context>
    <name>Using</name>
    <message>
        <source>Comparing {name} with its official workbook…</source>
        <translation>{name}を公式ブックと照合しています…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>計算結果を表示</translation>
    </message>
    <message>
        <source>This project is now calculated by the official workbook of {name}.</source>
        <translation>このプロジェクトは{name}の公式ブックで計算します。</translation>
    </message>
    <message>
        <source>The official workbook of {name} now calculates beside this project.</source>
        <translation>{name}の公式ブックで並行して計算します。</translation>
    </message>
    <message>
        <source>Default values confirmed by it: {count}.</source>
        <translation>確認済みになったデフォルト値：{count}件。</translation>
    </message>
    <message>
        <source>Default values that differ: {count}; see the findings.</source>
        <translation>異なるデフォルト値：{count}件（確認事項を参照）。</translation>
    </message>
    <message>
        <source>Not everything it asks for is linked; open it in My methodologies to say what belongs together.</source>
        <translation>対応の決まっていない入力欄があります。「取り込んだ方法論」で開き、対応を指定してください。</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>Open</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>Differing</source>
        <translation>相違あり</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>修正済み</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>not used here</source>
        <translation>このプロジェクトでは不使用</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>確認者不明</translation>
    </message>
    <message>
        <source>Your library has a confirmation of one of these values ({people}).</source>
        <translation>手元のライブラリに、このうち1件の確認記録があります（{people}）。</translation>
    </message>
    <message>
        <source>Your library has confirmations of {count} of these values ({people}).</source>
        <translation>手元のライブラリに、このうち{count}件の確認記録があります（{people}）。</translation>
    </message>
</context>
<context>
    <name>VerificationPage</name>
    <message>
        <source>Every value in use is confirmed.</source>
        <translation>使用中の値はすべて確認済みです。</translation>
    </message>
    <message>
        <source>Still to be confirmed: {open} of {count}</source>
        <translation>未確認：{count}件中{open}件</translation>
    </message>
    <message>
        <source>This methodology has no default values.</source>
        <translation>この方法論にデフォルト値はありません。</translation>
    </message>
    <message>
        <source>Add to the references: {count}</source>
        <translation>参考文献に追加（{count}件）</translation>
    </message>
    <message>
        <source>Take over {count}</source>
        <translation>{count}件を引き継ぐ</translation>
    </message>
    <message>
        <source>Verification desk</source>
        <translation>検証デスク</translation>
    </message>
    <message>
        <source>Methodology</source>
        <translation>方法論</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>記号</translation>
    </message>
    <message>
        <source>Value of</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Our value</source>
        <translation>本プログラムの値</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>公式の値</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>デフォルト値</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>プロジェクトに戻る</translation>
    </message>
    <message>
        <source>Export confirmations…</source>
        <translation>確認記録を書き出す…</translation>
    </message>
    <message>
        <source>Import confirmations…</source>
        <translation>確認記録を読み込む…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warning</source>
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
    <name>WorkPage</name>
    <message>
        <source>Cancelling…</source>
        <translation>中止しています…</translation>
    </message>
</context>
<context>
    <name>_Choices</name>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>What disagrees</source>
        <translation>不一致</translation>
    </message>
</context>
<context>
    <name>_Conflicts</name>
    <message>
        <source>Place</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>こちら</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>相手</translation>
    </message>
    <message>
        <source>What is in conflict</source>
        <translation>競合している項目</translation>
    </message>
</context>
<context>
    <name>_YearTable</name>
    <message>
        <source>Yearly results in tCO2</source>
        <translation>年別の結果（tCO2）</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Reference
tCO2</source>
        <translation>リファレンス
tCO2</translation>
    </message>
    <message>
        <source>Project
tCO2</source>
        <translation>プロジェクト
tCO2</translation>
    </message>
    <message>
        <source>Reductions
tCO2</source>
        <translation>削減量
tCO2</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
</context>
</TS>
