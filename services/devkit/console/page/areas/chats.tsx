import { useLocation } from 'preact-iso';
import './chats/chats.css';
import { ChatList } from './chats/chat-list.tsx';
import { ChatView } from './chats/chat-view.tsx';

/** The chats: a list with its search, and behind each what was said. */
export function ChatsPage() {
  const { path } = useLocation();
  const [, , , conversation] = path.split('/');
  return conversation ? <ChatView key={conversation} conversation={conversation} /> : <ChatList />;
}
